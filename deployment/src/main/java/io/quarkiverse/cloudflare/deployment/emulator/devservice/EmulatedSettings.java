package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.deployment.InjectedClients;
import io.quarkiverse.cloudflare.deployment.emulator.CloudflareEmulator;

/**
 * The settings that the emulator supplies: those of each app, TURN key or account of which the application says nothing. As
 * soon as one app is Cloudflare's, so are TURN and the account, because Cloudflare reaches no relay on this machine. Not
 * thread-safe.
 */
final class EmulatedSettings {

    private static final String CALLS = "quarkus.cloudflare.calls.";
    private static final String TURN = "quarkus.cloudflare.turn.";
    private static final String ACCOUNT = "quarkus.cloudflare.account.";
    private static final String MEDIA = "quarkus.cloudflare.media.";

    private final Predicate<String> configured;
    private final SortedMap<String, Function<CloudflareEmulator, String>> values = new TreeMap<>();

    private EmulatedSettings(Predicate<String> configured) {
        this.configured = configured;
    }

    /**
     * @param used what the application uses; it is more than nothing
     * @param configured whether a setting has a value
     * @return from the key of a setting to its value; empty if all that is used is configured
     */
    static SortedMap<String, Function<CloudflareEmulator, String>> of(UsedApis used, Predicate<String> configured) {
        EmulatedSettings settings = new EmulatedSettings(configured);
        SortedSet<String> apps = new TreeSet<>(used.apps());
        apps.add(InjectedClients.DEFAULT);
        boolean needed = false;
        boolean alone = true;
        for (String app : apps) {
            boolean supplied = settings.supply(prefix(app), calls(app));
            needed |= supplied && used.apps().contains(app);
            alone &= supplied;
            if (supplied && app.equals(InjectedClients.DEFAULT)) {
                settings.supply(MEDIA, media());
            }
        }
        if (alone) {
            needed |= settings.supply(TURN, turn()) && used.turn();
            needed |= settings.supply(ACCOUNT, account()) && used.account();
        }
        return needed ? settings.values : new TreeMap<>();
    }

    private static Map<String, Function<CloudflareEmulator, String>> calls(String app) {
        boolean isDefault = app.equals(InjectedClients.DEFAULT);
        return Map.of("base-url", emulator -> emulator.callsUri().toString(),
                "app-id", emulator -> isDefault ? emulator.appId() : emulator.app(app).uid(),
                "app-secret", emulator -> isDefault ? emulator.appSecret() : emulator.app(app).secret());
    }

    /** A packaged application has no key of its own making. It is the same after a live reload. */
    private static Map<String, Function<CloudflareEmulator, String>> media() {
        return Map.of("token-key", CloudflareEmulator::appSecret);
    }

    private static Map<String, Function<CloudflareEmulator, String>> turn() {
        return Map.of("base-url", emulator -> emulator.callsUri().toString(),
                "key-id", CloudflareEmulator::turnKeyId, "key-token", CloudflareEmulator::turnKeyToken);
    }

    private static Map<String, Function<CloudflareEmulator, String>> account() {
        return Map.of("base-url", emulator -> emulator.accountUri().toString(),
                "account-id", CloudflareEmulator::accountId, "api-token", CloudflareEmulator::apiToken);
    }

    /**
     * Supplies all of these settings if none of them has a value.
     *
     * @return whether it does
     */
    private boolean supply(String prefix, Map<String, Function<CloudflareEmulator, String>> settings) {
        boolean untouched = settings.keySet().stream()
                .noneMatch(name -> configured.test(prefix + name) || configured.test(prefix.replace("\"", "") + name));
        if (untouched) {
            settings.forEach((name, value) -> values.put(prefix + name, value));
        }
        return untouched;
    }

    private static String prefix(String app) {
        return app.equals(InjectedClients.DEFAULT) ? CALLS : CALLS + '"' + app + "\".";
    }
}
