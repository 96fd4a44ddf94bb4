package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.SESSION_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkus.test.QuarkusUnitTest;

/** Errors after which a later request may succeed: the first request and 4 more at most, or 2 more for transient ones. */
class TransientErrorsTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void retryableTransientErrorIsRepeatedTwiceWhateverTheOperation() {
        assertThat(pulls(503, "retryable_transient_error")).isEqualTo(3);
        assertThat(states(503, "retryable_transient_error")).isEqualTo(3);
        assertThat(states(200, "retryable_transient_error")).isEqualTo(3);
    }

    @Test
    void temporarilyUnavailableErrorIsRepeatedTwiceIfThatDoesNoHarm() {
        assertThat(pulls(503, "temporarily_unavailable_error")).isEqualTo(1);
        assertThat(states(503, "temporarily_unavailable_error")).isEqualTo(3);
    }

    @Test
    void transportUnavailableErrorIsRepeatedAsItsStatusSays() {
        assertThat(pulls(503, "transport_unavailable_error")).isEqualTo(1);
        assertThat(states(503, "transport_unavailable_error")).isEqualTo(5);
        assertThat(states(406, "transport_unavailable_error")).isEqualTo(1);
    }

    @Test
    void backendErrorIsRepeatedAsItsStatusSays() {
        assertThat(pulls(500, "backend_error")).isEqualTo(1);
        assertThat(states(500, "backend_error")).isEqualTo(5);
    }

    @Test
    void internalErrorIsRepeatedAsItsStatusSays() {
        assertThat(pulls(500, "internal_error")).isEqualTo(1);
        assertThat(states(502, "internal_error")).isEqualTo(5);
        assertThat(states(200, "internal_error")).isEqualTo(1);
    }

    @Test
    void rateLimitIs429AndRepeatedWhateverTheOperation() {
        assertThat(pulls(429, "")).isEqualTo(5);
        assertThat(states(429, "rate_limited")).isEqualTo(5);
    }

    @Test
    void theLastErrorIsThrown() {
        SessionId session = open();
        standIn.on(SESSION_STATE).nth(1).play(Fault.status(500, ApiError.BACKEND.body()));
        standIn.on(SESSION_STATE).nth(2).play(Fault.status(406, new ApiError("invalid_params", "Not so").body()));
        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class,
                () -> calls.sessionAndAwait(session));
        assertThat(refused).hasMessage("session was refused: HTTP 406, invalid_params, Not so");
        assertThat(standIn.count(SESSION_STATE)).isEqualTo(2);
    }

    private int pulls(int status, String code) {
        SessionId session = open();
        standIn.forget();
        standIn.on(ADD_TRACKS).always().play(Fault.status(status, body(code)));
        refused(status, () -> calls.pullAndAwait(session, List.of(RemoteTrack.of(session, "cam"))));
        return standIn.count(ADD_TRACKS);
    }

    private int states(int status, String code) {
        SessionId session = open();
        standIn.forget();
        standIn.on(SESSION_STATE).always().play(Fault.status(status, body(code)));
        refused(status, () -> calls.sessionAndAwait(session));
        return standIn.count(SESSION_STATE);
    }

    private void refused(int status, Runnable call) {
        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class, call::run);
        standIn.heal();
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.retryable()).isEqualTo(status == 429 || status >= 500
                || refused.error().is("retryable_transient_error"));
    }

    private static String body(String code) {
        return code.isEmpty() ? "" : new ApiError(code, "Later, perhaps").body();
    }
}
