package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

/**
 * Settings beside those of {@link StandIn}: apps with a name, for tests to choose from, and less patience for all but the app
 * without a name. Immutable.
 */
public final class MoreSettings implements ConfigSource {

    // Above those of the stand-in, below what a test overrides.
    private static final int ORDINAL = 110;

    private final Map<String, String> settings = new TreeMap<>();

    public MoreSettings() {
        CloudflareStandIn cloudflare = StandIn.cloudflare();
        String sfu = cloudflare.callsUri().toString();
        app("hasty", sfu, cloudflare.appId(), cloudflare.appSecret());
        app("refused", cloudflare.refusingUri() + "/v1", cloudflare.appId(), cloudflare.appSecret());
        app("intruder", sfu, cloudflare.appId(), "not-the-secret-of-the-app");
        app("unknown", sfu, "ffffffffffffffffffffffffffffffff", cloudflare.appSecret());
        hasten("quarkus.cloudflare.turn.");
        hasten("quarkus.cloudflare.account.");
        settings.put("quarkus.cloudflare.calls.retry.not-ready-budget", "1s");
        settings.put("quarkus.cloudflare.calls.circuit-breaker.request-volume", "100000");
        // For applications that shall reach nothing.
        settings.put("stand-in.refusing-url", cloudflare.refusingUri().toString());
    }

    private void app(String name, String baseUrl, String id, String secret) {
        String prefix = "quarkus.cloudflare.calls." + name + ".";
        settings.put(prefix + "base-url", baseUrl);
        settings.put(prefix + "app-id", id);
        settings.put(prefix + "app-secret", secret);
        hasten(prefix);
    }

    private void hasten(String prefix) {
        settings.put(prefix + "request-timeout", "500ms");
        settings.put(prefix + "retry.max-retries", "2");
        settings.put(prefix + "retry.delay", "1ms");
        settings.put(prefix + "retry.not-ready-budget", "100ms");
        settings.put(prefix + "circuit-breaker.request-volume", "100000");
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.keySet();
    }

    @Override
    public String getValue(String name) {
        return settings.get(name);
    }

    @Override
    public String getName() {
        return "more settings of the stand-in";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
