package io.quarkiverse.cloudflare.deployment.test.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkus.test.QuarkusUnitTest;

class TooLongTtlTest {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(Relay.class)
            .overrideRuntimeConfigKey("quarkus.cloudflare.turn.ttl", "P10D")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining(
                    "quarkus.cloudflare.turn.ttl must be 1 second to 48 hours; found PT240H"));

    @Singleton
    static class Relay {

        @Inject
        TurnClient turn;
    }

    @Test
    void isRefusedWhenTheApplicationStarts() {
        fail("The application must not start");
    }
}
