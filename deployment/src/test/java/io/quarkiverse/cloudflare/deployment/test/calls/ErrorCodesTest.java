package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CREATE_SESSION;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.RENEGOTIATE;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.SESSION_STATE;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.UPDATE_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsApp;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

/** The errors of whole requests. */
class ErrorCodesTest extends CallsTest {

    private static final SessionDescription ANSWER = SessionDescription.answer("v=0\r\n");

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Inject
    @CallsApp("intruder")
    CallsClient intruder;

    @Inject
    @CallsApp("unknown")
    CallsClient unknown;

    @Test
    void unauthorizedIs401() {
        logs.forbid("not-the-secret-of-the-app");
        refused(CREATE_SESSION, intruder::openSessionAndAwait,
                "openSession was refused: HTTP 401, unauthorized, The app secret was not accepted");
    }

    @Test
    void notFoundIs404() {
        refused(CREATE_SESSION, unknown::openSessionAndAwait,
                "openSession was refused: HTTP 404, not_found, App not found. A new app may need time to propagate");
    }

    @Test
    void decodingErrorIs400() {
        fail(CREATE_SESSION, 400, new ApiError("decoding_error", "Body JSON validation error: sessionDescription"));
        refused(CREATE_SESSION, this::open,
                "openSession was refused: HTTP 400, decoding_error, Body JSON validation error: sessionDescription");
    }

    @Test
    void invalidParamsIs406() {
        SessionId session = open();
        fail(CLOSE_TRACKS, 406, new ApiError("invalid_params", "Expecting at least 1 track in the request"));
        refused(CLOSE_TRACKS, () -> calls.closeTracksAndAwait(session, List.of("0")), "closeTracks (forced) was refused: "
                + "HTTP 406, invalid_params, Expecting at least 1 track in the request");
    }

    @Test
    void payloadTooLargeIs413() {
        SessionId session = open();
        fail(RENEGOTIATE, 413, new ApiError("payload_too_large", "Too large"));
        refused(RENEGOTIATE, () -> calls.answerAndAwait(session, ANSWER),
                "answer was refused: HTTP 413, payload_too_large, Too large");
    }

    @Test
    void sessionErrorWith425IsWaitedFor() {
        SessionId publisher = publisher();
        SessionId session = open();
        standIn.on(ADD_TRACKS).times(6).play(Fault.status(425, ApiError.NOT_READY.body()));
        assertThat(calls.pullAndAwait(session, List.of(RemoteTrack.of(publisher, "cam"))).refused()).isEmpty();
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(1 + 6 + 1);
    }

    @Test
    void sessionErrorWith425IsNotWaitedForWithoutEnd() {
        SessionId session = open();
        standIn.on(SESSION_STATE).always().play(Fault.status(425, ApiError.NOT_READY.body()));
        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class,
                () -> calls.sessionAndAwait(session));
        assertThat(refused).hasMessage("session was refused: HTTP 425, session_error, "
                + "Session is not ready yet. Please ensure the PeerConnection is connected before making this request");
        assertThat(refused.retryable()).isTrue();
        assertThat(standIn.count(SESSION_STATE)).isGreaterThan(1);
    }

    @Test
    void sessionErrorWith410IsGone() {
        SessionId session = publisher();
        standIn.session(session.value()).expire();
        assertThatThrownBy(() -> calls.closeTracksAndAwait(session, List.of("0")))
                .isInstanceOf(CallsSessionGoneException.class)
                .hasMessage("closeTracks (forced) was refused: the session " + session + " has expired or was closed "
                        + "(HTTP 410, session_error, Session appears to be disconnected. "
                        + "Please check if the PeerConnection is connected.); open a new one");
        assertThat(standIn.count(CLOSE_TRACKS)).isEqualTo(1);
    }

    @Test
    void invalidSessionDescriptionIs406WithEachOfItsSubcodes() {
        SessionId session = open();
        for (String state : List.of("have_local_offer", "have_remote_offer", "have_local_pranswer", "have_remote_pranswer",
                "stable")) {
            standIn.forget();
            String subcode = "invalid_modification_" + state;
            fail(RENEGOTIATE, 406, new ApiError("invalid_session_description", "Not now", subcode));
            CallsRejectedException refused = refused(RENEGOTIATE, () -> calls.answerAndAwait(session, ANSWER),
                    "answer was refused: HTTP 406, invalid_session_description/" + subcode + ", Not now");
            assertThat(refused.error().subcode()).contains(subcode);
        }
    }

    @Test
    void signalingStateNotStableIs406Or409() {
        SessionId session = open();
        for (int status : List.of(406, 409)) {
            standIn.forget();
            fail(RENEGOTIATE, status, new ApiError("signaling_state_not_stable", "Another change is under way"));
            refused(RENEGOTIATE, () -> calls.answerAndAwait(session, ANSWER), "answer was refused: HTTP " + status
                    + ", signaling_state_not_stable, Another change is under way");
        }
    }

    @Test
    void updateTrackErrorMayConcernTheRequest() {
        SessionId session = open();
        fail(UPDATE_TRACKS, 406, ApiError.UPDATE_TRACK);
        refused(UPDATE_TRACKS, () -> calls.updateTracksAndAwait(session, List.of(RemoteTrack.of(session, "cam").into("0"))),
                "updateTracks was refused: HTTP 406, update_track_error, "
                        + "The track is not configured for the requested simulcast update");
    }

    @Test
    void aCodeNobodyKnowsIsKept() {
        fail(CREATE_SESSION, 418, new ApiError("teapot_error", "Short and stout", "spout"));
        assertThat(refused(CREATE_SESSION, this::open, "openSession was refused: HTTP 418, teapot_error/spout, Short and stout")
                .error()).isEqualTo(new CallsError("teapot_error", Optional.of("spout"), "Short and stout"));
    }

    @Test
    void anErrorWithoutACodeOrABodyIsUnknown() {
        answerNext(CREATE_SESSION, 403, "");
        refused(CREATE_SESSION, this::open, "openSession was refused: HTTP 403, unknown");
        standIn.forget();
        answerNext(CREATE_SESSION, 400, "{\"errorDescription\":\"Nobody said why\"}");
        refused(CREATE_SESSION, this::open, "openSession was refused: HTTP 400, unknown, Nobody said why");
    }

    private void fail(Operation operation, int status, ApiError error) {
        answerNext(operation, status, error.body());
    }

    /** Fails for good, at once. */
    private CallsRejectedException refused(Operation operation, ThrowingCallable call, String message) {
        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class, call);
        assertThat(refused).hasMessage(message);
        assertThat(refused.retryable()).isFalse();
        assertThat(standIn.count(operation)).isEqualTo(1);
        return refused;
    }
}
