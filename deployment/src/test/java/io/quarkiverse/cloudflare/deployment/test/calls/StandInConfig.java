package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

/**
 * Configures an application under test to talk to a stand-in for Cloudflare, which is started with it. Thread-safe.
 */
public final class StandInConfig implements ConfigSource {

    /** Each application has one, as each has a class loader of its own. */
    static final CloudflareStandIn STAND_IN = CloudflareStandIn.start();

    private static final Map<String, String> VALUES = new TreeMap<>();

    static {
        String sfu = STAND_IN.callsUri().toString();
        app("", sfu, STAND_IN.appId(), STAND_IN.appSecret());
        app("hasty.", sfu, STAND_IN.appId(), STAND_IN.appSecret());
        app("refused.", STAND_IN.refusingUri() + "/v1", STAND_IN.appId(), STAND_IN.appSecret());
        app("intruder.", sfu, STAND_IN.appId(), "not-the-secret-of-the-app");
        app("unknown.", sfu, "ffffffffffffffffffffffffffffffff", STAND_IN.appSecret());
        api("turn.", Map.of("base-url", sfu, "key-id", STAND_IN.turnKeyId(), "key-token", STAND_IN.turnKeyToken()));
        api("account.", Map.of("base-url", STAND_IN.accountUri().toString(), "account-id", CloudflareStandIn.ACCOUNT_ID,
                "api-token", CloudflareStandIn.ACCOUNT_TOKEN));
        // For applications that reach nothing.
        VALUES.put("stand-in.refusing-url", STAND_IN.refusingUri().toString());
    }

    private static void app(String name, String baseUrl, String id, String secret) {
        api("calls." + name, Map.of("base-url", baseUrl, "app-id", id, "app-secret", secret));
        if (name.isEmpty()) {
            // With the numbers and times of every application.
            VALUES.remove("quarkus.cloudflare.calls.request-timeout");
            VALUES.remove("quarkus.cloudflare.calls.retry.max-retries");
            VALUES.put("quarkus.cloudflare.calls.retry.not-ready-budget", "1s");
        }
    }

    private static void api(String name, Map<String, String> settings) {
        String prefix = "quarkus.cloudflare." + name;
        settings.forEach((setting, value) -> VALUES.put(prefix + setting, value));
        VALUES.put(prefix + "request-timeout", "500ms");
        VALUES.put(prefix + "retry.max-retries", "2");
        VALUES.put(prefix + "retry.delay", "1ms");
        VALUES.put(prefix + "retry.max-delay", "2ms");
        VALUES.put(prefix + "retry.not-ready-budget", "100ms");
        VALUES.put(prefix + "circuit-breaker.request-volume", "100000");
    }

    @Override
    public Set<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public String getValue(String name) {
        return VALUES.get(name);
    }

    @Override
    public String getName() {
        return "the stand-in for Cloudflare";
    }

    @Override
    public int getOrdinal() {
        // Above application.properties, below what a test overrides.
        return 260;
    }
}
