package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.Map;
import java.util.TreeMap;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestSettings;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

/**
 * Settings beside those of {@link StandIn}: apps with a name, for tests to choose from, and less patience for all but the app
 * without a name. Immutable.
 */
public final class MoreSettings extends TestSettings {

    // Above those of the stand-in, below what a test overrides.
    private static final int ABOVE = ORDINAL + 10;

    public MoreSettings() {
        super(all(), ABOVE);
    }

    private static Map<String, String> all() {
        Map<String, String> settings = new TreeMap<>();
        CloudflareStandIn cloudflare = StandIn.cloudflare();
        String sfu = cloudflare.callsUri().toString();
        app(settings, "hasty", sfu, cloudflare.appId(), cloudflare.appSecret());
        app(settings, "refused", cloudflare.refusingUri() + "/v1", cloudflare.appId(), cloudflare.appSecret());
        app(settings, "intruder", sfu, cloudflare.appId(), "not-the-secret-of-the-app");
        app(settings, "unknown", sfu, "ffffffffffffffffffffffffffffffff", cloudflare.appSecret());
        hasten(settings, "quarkus.cloudflare.turn.");
        hasten(settings, "quarkus.cloudflare.account.");
        settings.put("quarkus.cloudflare.calls.retry.not-ready-budget", "1s");
        settings.put("quarkus.cloudflare.calls.circuit-breaker.request-volume", "100000");
        // For applications that shall reach nothing.
        settings.put("stand-in.refusing-url", cloudflare.refusingUri().toString());
        return settings;
    }

    private static void app(Map<String, String> settings, String name, String baseUrl, String id, String secret) {
        String prefix = "quarkus.cloudflare.calls." + name + ".";
        settings.put(prefix + "base-url", baseUrl);
        settings.put(prefix + "app-id", id);
        settings.put(prefix + "app-secret", secret);
        hasten(settings, prefix);
    }

    private static void hasten(Map<String, String> settings, String prefix) {
        settings.put(prefix + "request-timeout", "500ms");
        settings.put(prefix + "retry.max-retries", "2");
        settings.put(prefix + "retry.delay", "1ms");
        settings.put(prefix + "retry.not-ready-budget", "100ms");
        settings.put(prefix + "circuit-breaker.request-volume", "100000");
    }
}
