package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

/**
 * An app that was just made, with its secret. Keep it: Cloudflare shows it this once, and no request gives it again.
 *
 * @param secret for {@code quarkus.cloudflare.calls.app-secret}
 */
public record NewCallsApp(CallsAppInfo info, String secret) {

    public NewCallsApp {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
        return "NewCallsApp[info=" + info + ", secret=***]";
    }
}
