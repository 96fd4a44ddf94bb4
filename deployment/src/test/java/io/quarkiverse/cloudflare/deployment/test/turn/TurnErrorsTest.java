package io.quarkiverse.cloudflare.deployment.test.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.subscription.Cancellable;

class TurnErrorsTest extends WatchedTest {

    private static final String UNKNOWN_KEY = "{\"errorCode\":\"not_found\",\"errorDescription\":\"TURN key not found\"}";

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application()
            .overrideRuntimeConfigKey("quarkus.cloudflare.turn.retry.max-retries", "2")
            // Each test fails as it likes.
            .overrideRuntimeConfigKey("quarkus.cloudflare.turn.circuit-breaker.request-volume", "1000");

    @Inject
    TurnClient turn;

    @AfterEach
    void begin() {
        cloudflare.heal();
        cloudflare.forget();
    }

    @Test
    void namesTurnAndTheSettingToLookAtWhenTheTokenIsWrong() {
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.status(401,
                "{\"errorCode\":\"unauthorized\",\"errorDescription\":\"The token was not accepted.\"}"));

        CallsRejectedException refused = refused();

        assertThat(refused).hasMessage("Cloudflare TURN: generate was refused: HTTP 401, unauthorized, "
                + "The token was not accepted. Is quarkus.cloudflare.turn.key-token the token of the TURN key "
                + "quarkus.cloudflare.turn.key-id?");
        assertThat(refused.error().code()).isEqualTo("unauthorized");
        assertThat(refused.retryable()).isFalse();
        assertThat(cloudflare.count(Operation.GENERATE_ICE_SERVERS)).isEqualTo(1);
    }

    @Test
    void tellsThatTheKeyIsUnknown() {
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.status(404, UNKNOWN_KEY));

        assertThat(refused()).hasMessage("Cloudflare TURN: generate was refused: HTTP 404, not_found, TURN key not found");
    }

    @Test
    void understandsAnErrorWithoutABody() {
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.status(403, ""));

        assertThat(refused().error().code()).isEqualTo("unknown");
    }

    @Test
    void generatesAgainAfterWhatMayPass() {
        for (Fault fault : List.of(Fault.resetBeforeApply(), Fault.resetAfterApply(), Fault.truncatedJson(),
                Fault.status(503, ""), Fault.htmlErrorPage(502), Fault.status(429, "", "Retry-After", "0"))) {
            cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(fault);

            assertThat(turn.generateAndAwait().username()).as(fault.toString()).isPresent();
            assertThat(cloudflare.count(Operation.GENERATE_ICE_SERVERS)).as(fault.toString()).isEqualTo(2);
            begin();
        }
    }

    @Test
    void givesUpWhenItDoesNotPass() {
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).always().play(Fault.resetBeforeApply());

        assertThatThrownBy(() -> turn.generateAndAwait()).isInstanceOfSatisfying(CallsUnreachableException.class, failure -> {
            assertThat(failure).hasMessageStartingWith("generate got no usable answer from Cloudflare TURN after 3 attempts");
            assertThat(failure.mayHaveHappened()).isTrue();
        });
        assertThat(cloudflare.count(Operation.GENERATE_ICE_SERVERS)).isEqualTo(3);
    }

    @Test
    void namesTheFieldThatAnAnswerLacks() {
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).always()
                .play(Fault.status(201, "{\"iceServers\":[{\"urls\":[\"stun:a.example.com\"]}]}"));

        assertThatThrownBy(() -> turn.generateAndAwait()).isInstanceOf(CallsUnreachableException.class)
                .hasMessageEndingWith("The answer cannot be read: the field iceServers has no credentials");
    }

    @Test
    void revokesAgainAndTakesNotFoundForRevokedThen() {
        String username = turn.generateAndAwait().username().orElseThrow();
        cloudflare.on(Operation.REVOKE_CREDENTIALS).play(Fault.resetAfterApply());
        cloudflare.on(Operation.REVOKE_CREDENTIALS).nth(2).play(Fault.status(404, UNKNOWN_KEY));

        turn.revokeAndAwait(username);

        assertThat(cloudflare.count(Operation.REVOKE_CREDENTIALS)).isEqualTo(2);
    }

    @Test
    void tellsThatThereIsNothingToRevokeAtFirst() {
        cloudflare.on(Operation.REVOKE_CREDENTIALS).play(Fault.status(404, UNKNOWN_KEY));

        assertThatThrownBy(() -> turn.revokeAndAwait("nobody"))
                .hasMessage("Cloudflare TURN: revoke was refused: HTTP 404, not_found, TURN key not found");
    }

    @Test
    void endsTheRequestOfAUniThatIsCancelled() throws InterruptedException {
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.timeoutBeforeApply());
        Cancellable call = turn.generate().subscribe().with(given -> {
        });
        cloudflare.awaitCount(Operation.GENERATE_ICE_SERVERS, 1);

        call.cancel();

        cloudflare.awaitGivenUp(1);
        assertThat(cloudflare.count(Operation.GENERATE_ICE_SERVERS)).isEqualTo(1);
    }

    @Test
    void keepsAUsernameInItsPlace() {
        turn.revokeAndAwait("a/b ?c");

        assertThat(cloudflare.exchanges(Operation.REVOKE_CREDENTIALS).get(0).path())
                .endsWith("/credentials/a%2Fb%20%3Fc/revoke");
    }

    private CallsRejectedException refused() {
        return catchThrowableOfType(CallsRejectedException.class, () -> turn.generateAndAwait());
    }
}
