package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.CAMERA;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.MIC;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.gone;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.notSent;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.rejected;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.timedOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** What becomes of a session while an offer of the SFU waits for the answer that the caller brings. */
class SessionAnswerTest {

    private static final String TIMED_OUT = " failed: the session s1 is lost,"
            + " because the SFU's offer was not answered within 15000 ms; open a new one";

    private final SessionFixture fixture = new SessionFixture();
    private final CommandedRequests requests = fixture.requests;
    private final CallsSession session = fixture.session;

    @AfterEach
    void neverOverlapsMutations() {
        assertThat(requests.violations()).isEmpty();
    }

    @Test
    void refusesAnAnswerThatNobodyWaitsFor() {
        start(session.answer(ANSWER)).assertFailedWith(IllegalStateException.class,
                "answer was not sent: the session s1 waits for no answer");

        start(session.publish(OFFER, MIC));
        start(session.answer(ANSWER)).assertFailedWith(IllegalStateException.class,
                "answer was not sent: the session s1 waits for no answer");
        requests.take().succeed(done("mic"));
    }

    @Test
    void refusesAnAnswerWhileAnotherIsUnderWay() {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<Void> first = start(session.answer(ANSWER));

        start(session.answer(ANSWER)).assertFailedWith(IllegalStateException.class,
                "answer was not sent: another answer to the session s1 is under way");
        requests.take().succeed(null);
        first.assertCompleted();
    }

    @Test
    void refusesAnOfferAsAnAnswer() {
        assertThatThrownBy(() -> session.answer(OFFER)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The session description must be of the type answer; found offer");
    }

    static Stream<CallsException> answersThatMayBeRepeated() {
        return Stream.of(notSent(), rejected(425, "session_error"), rejected(429, "unknown"),
                rejected(503, "retryable_transient_error"), rejected(409, "signaling_state_not_stable"),
                rejected(406, "invalid_session_description", "invalid_modification_have_local_offer"),
                rejected(406, "invalid_session_description", "invalid_modification_have_remote_offer"),
                rejected(406, "invalid_session_description", "invalid_modification_have_local_pranswer"),
                rejected(406, "invalid_session_description", "invalid_modification_have_remote_pranswer"));
    }

    @ParameterizedTest
    @MethodSource("answersThatMayBeRepeated")
    void waitsOnAfterAnAnswerThatMayBeRepeated(CallsException failure) {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<Void> refused = start(session.answer(ANSWER));
        UniAssertSubscriber<TracksResult> next = start(session.closeTracks(List.of("0")));
        requests.take().fail(failure);

        assertThat(refused.awaitFailure().getFailure()).isSameAs(failure);
        assertThat(requests.all()).isEmpty();
        assertThat(session.isLost()).isFalse();

        UniAssertSubscriber<Void> again = start(session.answer(ANSWER));
        requests.take().succeed(null);
        again.assertCompleted();
        requests.take().succeed(done("cam"));
        next.assertCompleted();
    }

    @Test
    void givesARepeatedAnswerNoMoreTime() {
        fixture.pullUpToTheOffer();
        fixture.timers.advance(Duration.ofMillis(14_999));
        start(session.answer(ANSWER));
        requests.take().fail(notSent());
        assertThat(session.isLost()).isFalse();

        fixture.timers.advance(Duration.ofMillis(1));
        assertThat(session.isLost()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "invalid_modification_stable", "something_new" })
    void isLostWhenTheSfuRefusesTheAnswer(String subcode) {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<Void> answer = start(session.answer(ANSWER));
        CallsException refusal = rejected(406, "invalid_session_description", subcode);
        requests.take().fail(refusal);

        answer.assertFailedWith(CallsSessionLostException.class,
                "answer failed: the session s1 is lost, because the SFU refused the peer's answer; open a new one");
        assertThat((CallsSessionLostException) answer.getFailure()).hasCause(refusal)
                .extracting(CallsSessionLostException::mayHaveHappened).isEqualTo(false);
        assertThat(session.isLost()).isTrue();
    }

    @Test
    void isLostWhenNobodyKnowsWhetherTheAnswerArrived() {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<Void> answer = start(session.answer(ANSWER));
        UniAssertSubscriber<TracksResult> next = start(session.closeTracks(List.of("0")));
        requests.take().fail(timedOut());

        String reason = " failed: the session s1 is lost, because it is unknown whether the SFU took the peer's answer;"
                + " open a new one";
        answer.assertFailedWith(CallsSessionLostException.class, "answer" + reason);
        assertThat(((CallsSessionLostException) answer.getFailure()).mayHaveHappened()).isTrue();
        next.assertFailedWith(CallsSessionLostException.class, "closeTracks" + reason);
        assertThat(((CallsSessionLostException) next.getFailure()).mayHaveHappened()).isFalse();
    }

    @Test
    void isLostWhenNoAnswerComes() {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<TracksResult> waiting = start(session.closeTracks(List.of("0")));
        fixture.timers.advance(Duration.ofMillis(14_999));
        waiting.assertNotTerminated();
        fixture.timers.advance(Duration.ofMillis(1));

        waiting.assertFailedWith(CallsSessionLostException.class, "closeTracks" + TIMED_OUT);
        assertThat(((CallsSessionLostException) waiting.getFailure()).mayHaveHappened()).isFalse();
        start(session.pull(CAMERA)).assertFailedWith(CallsSessionLostException.class, "pull" + TIMED_OUT);
        start(session.answer(ANSWER)).assertFailedWith(CallsSessionLostException.class, "answer" + TIMED_OUT);
        start(session.state()).assertFailedWith(CallsSessionLostException.class, "state" + TIMED_OUT);
        assertThat(session.isLost()).isTrue();
        assertThat(requests.all()).isEmpty();
    }

    @Test
    void givesUpAnAnswerThatIsUnderWayWhenTheTimeIsOver() {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<Void> answer = start(session.answer(ANSWER));
        Request sent = requests.take();
        fixture.timers.advance(SessionFixture.ANSWER_TIMEOUT);

        answer.assertFailedWith(CallsSessionLostException.class, "answer" + TIMED_OUT);
        assertThat(((CallsSessionLostException) answer.getFailure()).mayHaveHappened()).isTrue();
        assertThat(sent.isCancelled()).isTrue();
    }

    @Test
    void isLostWhenAnAnswerIsCancelledUnderWay() {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<Void> answer = start(session.answer(ANSWER));
        Request sent = requests.take();
        answer.cancel();

        assertThat(sent.isCancelled()).isTrue();
        start(session.pull(CAMERA)).assertFailedWith(CallsSessionLostException.class, "pull failed: the session s1 is lost,"
                + " because answer was cancelled while it was under way; open a new one");
    }

    @Test
    void isGoneWhenTheAnswerHearsSo() {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<Void> answer = start(session.answer(ANSWER));
        requests.take().fail(gone("answer"));

        answer.assertFailedWith(CallsSessionGoneException.class, "answer was refused: the session s1 has expired");
        fixture.timers.advance(SessionFixture.ANSWER_TIMEOUT);
        start(session.pull(CAMERA)).assertFailedWith(CallsSessionGoneException.class, "pull was refused: the session s1 has"
                + " expired or was closed (HTTP 410, session_error, known from an earlier request); open a new one");
    }
}
