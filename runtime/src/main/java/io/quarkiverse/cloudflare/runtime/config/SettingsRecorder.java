package io.quarkiverse.cloudflare.runtime.config;

import java.util.List;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses to start without what the application needs. */
@Recorder
public class SettingsRecorder {

    /** Fails with one message that names all settings that are missing. */
    public void require(List<RequiredSettings> required) {
        check(required, ConfigProvider.getConfig());
    }

    static void check(List<RequiredSettings> required, Config config) {
        List<String> missing = required.stream().flatMap(settings -> settings.keys().stream())
                .filter(key -> isMissing(key, config)).toList();
        if (!missing.isEmpty()) {
            StringBuilder message = new StringBuilder("Cloudflare is not configured. Missing:");
            missing.forEach(
                    key -> message.append("\n- ").append(key).append(" (env ").append(environmentName(key)).append(')'));
            message.append("\nThey are required because the application injects a client that needs them.");
            throw new ConfigurationException(message.toString());
        }
    }

    private static boolean isMissing(String key, Config config) {
        return config.getOptionalValue(key, String.class).or(() -> config.getOptionalValue(key.replace("\"", ""), String.class))
                .filter(value -> !value.isBlank()).isEmpty();
    }

    // MicroProfile Config, "Environment Variables Mapping Rules".
    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase();
    }
}
