package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.CAMERA;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.gone;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.localTracks;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.offering;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.rejected;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.cloudflare.calls.Answerer;
import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Operations that have the SFU's offer answered themselves. */
class AnswererTest {

    private static final String LOST = "pull failed: the session s1 is lost, because ";
    private static final Map<String, Answerer> BROKEN = Map.of(
            "the Answerer failed", offer -> Uni.createFrom().failure(new ArithmeticException("with v=0 in it")),
            "the Answerer failed;", offer -> {
                throw new ArithmeticException("with v=0 in it");
            },
            "the Answerer gave no answer", offer -> null,
            "the Answerer gave no answer;", offer -> Uni.createFrom().nullItem(),
            "the Answerer gave an offer instead of an answer", offer -> Uni.createFrom().item(OFFER));

    private final SessionFixture fixture = new SessionFixture();
    private final CommandedRequests requests = fixture.requests;
    private final CallsSession session = fixture.session;
    private final List<SessionDescription> asked = new ArrayList<>();
    private UniEmitter<? super SessionDescription> peer;
    private boolean peerCancelled;

    private Uni<SessionDescription> ask(SessionDescription offer) {
        asked.add(offer);
        return Uni.createFrom().<SessionDescription> emitter(emitter -> peer = emitter)
                .onCancellation().invoke(() -> peerCancelled = true);
    }

    @AfterEach
    void neverOverlapsMutations() {
        assertThat(requests.violations()).isEmpty();
    }

    @Test
    void bringsTheAnswerOfThePeer() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, this::ask));
        UniAssertSubscriber<TracksResult> next = start(session.closeTracks(List.of("0")));
        requests.take().succeed(offering("cam"));
        assertThat(asked).containsExactly(OFFER);
        assertThat(requests.all()).isEmpty();

        peer.complete(ANSWER);
        Request answer = requests.take();
        assertThat(answer.argument).isEqualTo(ANSWER);
        pull.assertNotTerminated();
        answer.succeed(null);

        assertThat(pull.assertCompleted().getItem()).isEqualTo(done("cam"));
        requests.take().succeed(done("cam"));
        next.assertCompleted();
        assertThat(fixture.timers.pending()).isZero();
    }

    @Test
    void asksNobodyIfThereIsNothingToAnswer() {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(localTracks(1), this::ask));
        requests.take().succeed(done("t0"));
        assertThat(publish.assertCompleted().getItem()).isEqualTo(done("t0"));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesAnAnswerFromElsewhere() {
        start(session.pull(CAMERA, this::ask));
        requests.take().succeed(offering("cam"));
        start(session.answer(ANSWER)).assertFailedWith(IllegalStateException.class,
                "answer was not sent: the session s1 waits for the Answerer of its operation");
    }

    static Stream<String> broken() {
        return BROKEN.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isLostWhenThePeerGivesNoAnswer(String reason) {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, BROKEN.get(reason)));
        UniAssertSubscriber<TracksResult> waiting = start(session.closeTracks(List.of("0")));
        requests.take().succeed(offering("cam"));

        pull.assertFailedWith(CallsSessionLostException.class, LOST + reason.replace(";", "") + "; open a new one");
        assertThat(pull.getFailure()).hasMessageNotContaining("v=0");
        assertThat(((CallsSessionLostException) pull.getFailure()).mayHaveHappened()).isTrue();
        waiting.assertFailedWith(CallsSessionLostException.class, reason.replace(";", ""));
        assertThat(((CallsSessionLostException) waiting.getFailure()).mayHaveHappened()).isFalse();
        assertThat(session.isLost()).isTrue();
        assertThat(fixture.timers.pending()).isZero();
    }

    @Test
    void keepsWhyTheAnswererFailed() {
        CallsException cause = gone("publish");
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, offer -> Uni.createFrom().failure(cause)));
        requests.take().succeed(offering("cam"));
        assertThat(pull.getFailure()).isInstanceOf(CallsSessionLostException.class).hasCause(cause);
    }

    @Test
    void isLostWhenThePeerIsTooSlow() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, this::ask));
        requests.take().succeed(offering("cam"));
        fixture.timers.advance(SessionFixture.ANSWER_TIMEOUT);

        pull.assertFailedWith(CallsSessionLostException.class,
                LOST + "the SFU's offer was not answered within 15000 ms; open a new one");
        assertThat(((CallsSessionLostException) pull.getFailure()).mayHaveHappened()).isTrue();
        assertThat(peerCancelled).isTrue();
        assertThat(requests.all()).isEmpty();
    }

    @Test
    void isLostWhenItIsCancelledWhileThePeerThinks() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, this::ask));
        requests.take().succeed(offering("cam"));
        pull.cancel();

        assertThat(peerCancelled).isTrue();
        start(session.pull(CAMERA)).assertFailedWith(CallsSessionLostException.class,
                LOST + "pull was cancelled while it was under way; open a new one");
        assertThat(fixture.timers.pending()).isZero();
    }

    static Stream<Map.Entry<String, CallsException>> answersThatFail() {
        return Stream.of(Map.entry("the SFU refused the peer's answer", rejected(406, "invalid_session_description")),
                Map.entry("it is unknown whether the SFU took the peer's answer", timedOut()),
                Map.entry("it is unknown whether the SFU took the peer's answer", rejected(500, "internal_error")),
                Map.entry("the peer's answer could not be sent", SessionFixture.notSent()));
    }

    @ParameterizedTest
    @MethodSource("answersThatFail")
    void isLostWhenTheAnswerDoesNotGetThrough(Map.Entry<String, CallsException> failure) {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, offer -> Uni.createFrom().item(ANSWER)));
        requests.take().succeed(offering("cam"));
        requests.take().fail(failure.getValue());

        pull.assertFailedWith(CallsSessionLostException.class, LOST + failure.getKey() + "; open a new one");
        assertThat(pull.getFailure()).hasCause(failure.getValue());
    }

    @Test
    void isGoneWhenTheAnswerHearsSo() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, offer -> Uni.createFrom().item(ANSWER)));
        requests.take().succeed(offering("cam"));
        requests.take().fail(gone("answer"));
        pull.assertFailedWith(CallsSessionGoneException.class, "answer was refused: the session s1 has expired");
    }

    @Test
    void isGoneWhenTheSessionGoesWhileThePeerThinks() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA, this::ask));
        requests.take().succeed(offering("cam"));
        start(session.state());
        requests.take().fail(gone("session"));
        peer.complete(ANSWER);

        assertThat(requests.all()).isEmpty();
        pull.assertFailedWith(CallsSessionGoneException.class, "pull was refused: the session s1 has expired");
    }
}
