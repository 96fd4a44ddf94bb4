package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.CAMERA;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.MIC;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.gone;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.rejected;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** Which failures a session survives. */
class SessionLossTest {

    private static final Map<String, Function<CallsSession, Uni<?>>> NEGOTIATING = Map.of(
            "publish", session -> session.publish(OFFER, MIC),
            "publishAll", session -> session.publishAll(OFFER),
            "pull", session -> session.pull(CAMERA),
            "closeTracks", session -> session.closeTracks(OFFER, List.of("0")),
            "establish", session -> session.dataChannels().establish(Optional.empty()));
    private static final Map<String, Function<CallsSession, Uni<?>>> HARMLESS = Map.of(
            "closeTracks", session -> session.closeTracks(List.of("0")),
            "updateTracks", session -> session.updateTracks(CAMERA),
            "update", session -> session.dataChannels().update(List.of()),
            "close", session -> session.dataChannels().close(List.of(1)));

    private final SessionFixture fixture = new SessionFixture();
    private final CommandedRequests requests = fixture.requests;
    private final CallsSession session = fixture.session;

    @AfterEach
    void neverOverlapsMutations() {
        assertThat(requests.violations()).isEmpty();
    }

    static Stream<String> negotiating() {
        return NEGOTIATING.keySet().stream();
    }

    static Stream<String> harmless() {
        return HARMLESS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("negotiating")
    void isLostWhenTheOutcomeOfANegotiationIsUnknown(String operation) {
        UniAssertSubscriber<?> failing = start(NEGOTIATING.get(operation).apply(session));
        UniAssertSubscriber<TracksResult> waiting = start(session.pull(CAMERA));
        CallsUnreachableException cause = timedOut();
        requests.take().fail(cause);

        String reason = " failed: the session s1 is lost, because it is unknown whether " + operation
                + " was carried out; open a new one";
        failing.assertFailedWith(CallsSessionLostException.class, operation + reason);
        assertThat((CallsSessionLostException) failing.getFailure()).hasCause(cause)
                .extracting(CallsSessionLostException::mayHaveHappened).isEqualTo(true);
        waiting.assertFailedWith(CallsSessionLostException.class, "pull" + reason);
        assertThat((CallsSessionLostException) waiting.getFailure()).hasCause(cause)
                .extracting(CallsSessionLostException::mayHaveHappened).isEqualTo(false);
        assertThat(session.isLost()).isTrue();
        assertThat(requests.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("negotiating")
    void isLostWhenANegotiationIsCancelledUnderWay(String operation) {
        UniAssertSubscriber<?> cancelled = start(NEGOTIATING.get(operation).apply(session));
        UniAssertSubscriber<TracksResult> waiting = start(session.updateTracks(CAMERA));
        Request request = requests.take();
        cancelled.cancel();

        assertThat(request.isCancelled()).isTrue();
        waiting.assertFailedWith(CallsSessionLostException.class, "updateTracks failed: the session s1 is lost, because "
                + operation + " was cancelled while it was under way; open a new one");
        assertThat(((CallsSessionLostException) waiting.getFailure()).mayHaveHappened()).isFalse();
        assertThat(waiting.getFailure()).hasNoCause();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void survivesAnUnknownOutcomeOfWhatCanBeRepeated(String operation) {
        UniAssertSubscriber<?> failing = start(HARMLESS.get(operation).apply(session));
        CallsUnreachableException failure = timedOut();
        requests.take().fail(failure);

        assertThat(failing.awaitFailure().getFailure()).isSameAs(failure);
        assertThat(session.isLost()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void survivesTheCancellationOfWhatCanBeRepeated(String operation) {
        UniAssertSubscriber<?> cancelled = start(HARMLESS.get(operation).apply(session));
        UniAssertSubscriber<TracksResult> next = start(session.publish(OFFER, MIC));
        Request request = requests.take();
        cancelled.cancel();

        assertThat(request.isCancelled()).isTrue();
        requests.take().succeed(done("mic"));
        next.assertCompleted();
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 500, 502, 503, 504 })
    void isLostWhenTheSfuBreaksDown(int status) {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(OFFER, MIC));
        requests.take().fail(rejected(status, "internal_error"));
        publish.assertFailedWith(CallsSessionLostException.class, "it is unknown whether publish was carried out");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 406, 409, 413, 425, 429 })
    void survivesARefusal(int status) {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(OFFER, MIC));
        requests.take().fail(rejected(status, "no"));
        publish.assertFailedWith(CallsRejectedException.class, "it was refused: HTTP " + status + ", no, so it is");
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void survivesAnErrorThatTheSfuCallsTransient() {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(OFFER, MIC));
        requests.take().fail(rejected(503, "retryable_transient_error"));
        publish.assertFailedWith(CallsRejectedException.class, "HTTP 503, retryable_transient_error");
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void isLostWhenTheClientFailsUnexpectedly() {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(OFFER, MIC));
        requests.take().fail(new ArithmeticException());
        publish.assertFailedWith(CallsSessionLostException.class, "it is unknown whether publish was carried out");
    }

    @Test
    void survivesAnArgumentThatTheClientRefuses() {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(OFFER, MIC));
        requests.take().fail(new IllegalArgumentException("the tracks need a mid"));
        publish.assertFailedWith(IllegalArgumentException.class, "the tracks need a mid");
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void isGoneForAllWhenOneHearsSo() {
        UniAssertSubscriber<TracksResult> first = start(session.publish(OFFER, MIC));
        UniAssertSubscriber<TracksResult> waiting = start(session.pull(CAMERA));
        requests.take().fail(gone("publish"));

        first.assertFailedWith(CallsSessionGoneException.class, "publish was refused: the session s1 has expired");
        waiting.assertFailedWith(CallsSessionGoneException.class, "pull was refused: the session s1 has expired or was closed"
                + " (HTTP 410, session_error, known from an earlier request); open a new one");
        assertThat(waiting.getFailure()).hasCause(first.getFailure());
        assertThat(session.isLost()).isTrue();
        start(session.state()).assertFailedWith(CallsSessionGoneException.class, "state was refused");
    }

    @Test
    void isGoneWhenItsStateIsGoneAndLeavesWhatIsUnderWayToHearItItself() {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(OFFER, MIC));
        Request underWay = requests.take();
        UniAssertSubscriber<TracksResult> waiting = start(session.pull(CAMERA));
        UniAssertSubscriber<SessionState> state = start(session.state());
        requests.take().fail(gone("session"));

        state.assertFailedWith(CallsSessionGoneException.class, "session was refused");
        waiting.assertFailedWith(CallsSessionGoneException.class, "pull was refused");
        publish.assertNotTerminated();
        underWay.succeed(done("mic"));
        publish.assertCompleted();
        assertThat(session.isLost()).isTrue();
    }
}
