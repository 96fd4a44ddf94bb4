package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

/**
 * Has an application under test talk to a stand-in for Cloudflare, of which each class loader starts its own. Thread-safe.
 */
public final class SessionStandIn implements ConfigSource {

    static final CloudflareStandIn STAND_IN = CloudflareStandIn.start();

    private static final String CALLS = "quarkus.cloudflare.calls.";
    private static final Map<String, String> VALUES = Map.of(CALLS + "base-url", STAND_IN.callsUri().toString(),
            CALLS + "app-id", STAND_IN.appId(), CALLS + "app-secret", STAND_IN.appSecret(),
            CALLS + "requests-per-second", "10000", CALLS + "answer-timeout", "2s", CALLS + "retry.delay", "1ms");

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
}
