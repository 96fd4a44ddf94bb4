package io.quarkiverse.cloudflare.runtime.config;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** TypeScript's types of what rooms say and hear. */
@ConfigMapping(prefix = "quarkus.cloudflare.typescript")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface TypeScriptBuildTimeConfig {

    /**
     * The file to write with TypeScript's types of the application's rooms: what they receive, reply and broadcast, for
     * {@code joinRoom<ChatRoom>(…)}. For example {@code src/main/web/rooms.ts}; a relative path begins at the project's
     * directory. It is written when the application is built and at each live reload, and only if its content changes; never by
     * tests. When unset, no file is written.
     */
    Optional<String> output();
}
