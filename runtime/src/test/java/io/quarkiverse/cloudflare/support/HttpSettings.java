package io.quarkiverse.cloudflare.support;

import java.util.HashMap;
import java.util.Map;

import io.quarkiverse.cloudflare.runtime.config.CallsAppConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithParentName;

/**
 * The settings of an app, with retries that take no time. Tests change what they are about.
 */
public final class HttpSettings {

    private final Map<String, String> values = new HashMap<>(Map.of("app.retry.delay", "1ms", "app.retry.max-delay", "1ms",
            "app.retry.jitter", "false", "app.connect-timeout", "2s"));

    private HttpSettings() {
    }

    public static HttpSettings settings() {
        return new HttpSettings();
    }

    /**
     * @param name for example {@code retry.max-retries}
     */
    public HttpSettings with(String name, String value) {
        values.put("app." + name, value);
        return this;
    }

    public CallsAppConfig build() {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withDefaultValues(values).withMapping(App.class).build()
                .getConfigMapping(App.class).app();
    }

    /** Read like the configuration of an application. */
    @ConfigMapping(prefix = "app")
    public interface App {

        @WithParentName
        CallsAppConfig app();
    }
}
