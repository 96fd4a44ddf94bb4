package io.quarkiverse.cloudflare.runtime.config;

import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Settings that must not be missing.
 *
 * @param prefix a part in quotes is a name the user chose
 * @param names of the settings below it
 */
public record RequiredSettings(String prefix, List<String> names) {

    /** What keeps the emulator from starting. */
    private static final List<String> SWITCHES = List.of("quarkus.cloudflare.devservices.enabled",
            "quarkus.devservices.enabled");

    /**
     * @throws ConfigurationException with one message that names all settings that are missing
     */
    public static void require(List<RequiredSettings> required) {
        Config config = ConfigProvider.getConfig();
        List<String> missing = required.stream()
                .flatMap(settings -> settings.names.stream().map(name -> settings.prefix + "." + name))
                .filter(key -> isMissing(key, config)).toList();
        if (!missing.isEmpty()) {
            StringBuilder message = new StringBuilder("Cloudflare is not configured. Missing:");
            missing.forEach(
                    key -> message.append("\n- ").append(key).append(" (env ").append(environmentName(key)).append(')'));
            message.append("\nThey are required because the application injects a client that needs them.\n")
                    .append(cure(config));
            throw new ConfigurationException(message.toString());
        }
    }

    private static String cure(Config config) {
        return SWITCHES.stream().filter(key -> !config.getOptionalValue(key, Boolean.class).orElse(true)).findFirst()
                .map(key -> "In dev and test mode the emulator supplies them, unless\n" + key + "=false (it is).")
                .orElse("In dev and test mode the emulator supplies all settings of an app that has none.");
    }

    private static boolean isMissing(String key, Config config) {
        return config.getOptionalValue(key, String.class)
                .or(() -> config.getOptionalValue(key.replace("\"", ""), String.class))
                .filter(value -> !value.isBlank()).isEmpty();
    }

    // MicroProfile Config, "Environment Variables Mapping Rules".
    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
