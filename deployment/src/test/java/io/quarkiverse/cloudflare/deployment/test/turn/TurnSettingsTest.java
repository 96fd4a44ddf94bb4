package io.quarkiverse.cloudflare.deployment.test.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkus.test.QuarkusUnitTest;

/** An application that injects both clients and has no settings. */
class TurnSettingsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(Both.class))
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("""
                    Cloudflare is not configured. Missing:
                    - quarkus.cloudflare.account.account-id (env QUARKUS_CLOUDFLARE_ACCOUNT_ACCOUNT_ID)
                    - quarkus.cloudflare.account.api-token (env QUARKUS_CLOUDFLARE_ACCOUNT_API_TOKEN)
                    - quarkus.cloudflare.turn.key-id (env QUARKUS_CLOUDFLARE_TURN_KEY_ID)
                    - quarkus.cloudflare.turn.key-token (env QUARKUS_CLOUDFLARE_TURN_KEY_TOKEN)
                    They are required because the application injects a client that needs them.
                    In dev and test mode the emulator supplies them, unless
                    quarkus.cloudflare.devservices.enabled=false (it is)."""));

    @Singleton
    static class Both {

        @Inject
        TurnClient turn;

        @Inject
        CallsAccount account;
    }

    @Test
    void areNamedTogetherWhenTheyAreMissing() {
        fail("The application must not start");
    }
}
