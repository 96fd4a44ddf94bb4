package io.quarkiverse.cloudflare.runtime.media.http;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.config.RoomsBuildTimeConfig;
import io.quarkiverse.cloudflare.runtime.media.IceServersSource;
import io.quarkiverse.cloudflare.runtime.media.MediaAvailability;
import io.quarkiverse.cloudflare.runtime.media.MediaMembers;
import io.quarkiverse.cloudflare.runtime.media.MediaRegistry;
import io.quarkiverse.cloudflare.runtime.media.MediaSessions;
import io.quarkiverse.cloudflare.runtime.media.Publishing;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;

/** Puts the parts of the HTTP API together. */
@Singleton
public class MediaHttp {

    // 128 bits, so that nobody guesses one.
    private static final int ALIAS_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Inject
    RoomsBuildTimeConfig rooms;
    @Inject
    VertxHttpBuildTimeConfig http;

    @Produces
    @Singleton
    MediaSessions sessions(Timers timers) {
        return new MediaSessions(ids(), timers);
    }

    @Produces
    @Singleton
    MediaAccess access(MediaMembers members, MediaAvailability availability, IceServersSource servers) {
        return new LiveAccess(members, availability, servers);
    }

    @Produces
    @Singleton
    MediaRoutes routes(MediaAccess access, MediaSessions sessions, MediaRegistry registry, Publishing publishing, RoomHost host,
            Timers timers) {
        return new MediaRoutes(MediaPath.base(http.rootPath(), rooms.path()) + "/media/", access,
                new MediaOperations(access, sessions, registry, publishing, host), new MemberPace(timers), ids());
    }

    private Supplier<String> ids() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return () -> {
            byte[] bytes = new byte[ALIAS_BYTES];
            random.nextBytes(bytes);
            return encoder.encodeToString(bytes);
        };
    }
}
