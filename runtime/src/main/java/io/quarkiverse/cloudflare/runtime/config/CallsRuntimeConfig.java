package io.quarkiverse.cloudflare.runtime.config;

import java.util.Map;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;

/** What of Cloudflare Calls can be changed when the application starts. */
@ConfigMapping(prefix = "quarkus.cloudflare.calls")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CallsRuntimeConfig {

    /** The key of the app that has no name. */
    String DEFAULT_APP = "<default>";

    /**
     * The apps. The one without a name is injected as {@code CallsClient}, another as
     * {@code @CallsApp("app-name") CallsClient}.
     */
    @WithParentName
    @WithUnnamedKey(DEFAULT_APP)
    @WithDefaults
    @ConfigDocMapKey("app-name")
    Map<String, CallsAppConfig> apps();
}
