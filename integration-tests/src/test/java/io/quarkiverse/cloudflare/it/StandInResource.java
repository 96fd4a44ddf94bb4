package io.quarkiverse.cloudflare.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives the packaged application the stand-in for Cloudflare. Not thread-safe: owned by the test framework. */
public final class StandInResource implements QuarkusTestResourceLifecycleManager {

    static CloudflareStandIn standIn; // null while no test runs

    @Override
    public Map<String, String> start() {
        standIn = CloudflareStandIn.start();
        return Map.of(
                "quarkus.cloudflare.calls.base-url", standIn.callsUri().toString(),
                "quarkus.cloudflare.calls.app-id", standIn.appId(),
                "quarkus.cloudflare.calls.app-secret", standIn.appSecret(),
                "quarkus.cloudflare.turn.base-url", standIn.callsUri().toString(),
                "quarkus.cloudflare.turn.key-id", standIn.turnKeyId(),
                "quarkus.cloudflare.turn.key-token", standIn.turnKeyToken(),
                "quarkus.cloudflare.account.base-url", standIn.accountUri().toString(),
                "quarkus.cloudflare.account.account-id", CloudflareStandIn.ACCOUNT_ID,
                "quarkus.cloudflare.account.api-token", CloudflareStandIn.ACCOUNT_TOKEN,
                "meet.calls-probe", "true");
    }

    @Override
    public void stop() {
        try {
            standIn.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
