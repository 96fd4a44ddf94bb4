package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.RENEGOTIATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.Applied;
import io.quarkus.test.QuarkusUnitTest;

class AnswerTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void putsTheAnswerByteForByte() {
        SessionId session = open();
        SessionDescription answer = answerTo(offered(session));
        calls.answerAndAwait(session, answer);

        assertThat(last(RENEGOTIATE).method()).isEqualTo("PUT");
        assertThat(last(RENEGOTIATE).path()).isEqualTo(path(session, "/renegotiate"));
        assertThat(last(RENEGOTIATE).text()).isEqualTo("{\"sessionDescription\":" + json("answer", answer.sdp()) + "}");
        assertThat(answer.sdp()).endsWith("\r\n");
        assertThat(standIn.applied(session.value())).extracting(Applied::what).contains("apply answer 1");
    }

    @Test
    void takesAnAnswerOfTheSfuWithADescription() {
        SessionId session = open();
        SessionDescription answer = answerTo(offered(session));
        answerNext(RENEGOTIATE, 200, "{\"sessionDescription\":" + json("answer", "v=0\r\n") + "}");
        assertThat(calls.answer(session, answer).await().indefinitely()).isNull();
    }

    @Test
    void isNotDoneWithAnErrorInsideOfA200() {
        SessionId session = open();
        SessionDescription answer = answerTo(offered(session));
        answerNext(RENEGOTIATE, 200,
                "{\"errorCode\":\"invalid_session_description\",\"errorDescription\":\"No such section\"}");
        assertThatThrownBy(() -> calls.answerAndAwait(session, answer)).isInstanceOf(CallsRejectedException.class)
                .hasMessage("answer was refused: HTTP 200, invalid_session_description, No such section");
    }

    @Test
    void isRefusedIfThereIsNoOffer() {
        SessionId session = open();
        SessionDescription answer = answerTo(offered(session));
        calls.answerAndAwait(session, answer);
        assertThatThrownBy(() -> calls.answerAndAwait(session, answer)).isInstanceOf(CallsRejectedException.class)
                .hasMessage("answer was refused: HTTP 406, invalid_session_description/invalid_modification_stable, "
                        + "The session cannot be modified now");
        assertThat(standIn.count(RENEGOTIATE)).isEqualTo(2);
    }

    @Test
    void isRefusedIfItsLastLineWasTrimmed() {
        SessionId session = open();
        SessionDescription answer = answerTo(offered(session));
        assertThatThrownBy(() -> calls.answerAndAwait(session, SessionDescription.answer(answer.sdp().strip())))
                .isInstanceOf(CallsRejectedException.class)
                .hasMessageStartingWith("answer was refused: HTTP 406, invalid_session_description, Unable to parse SDP")
                .hasMessageEndingWith("common issue: missing termination at the end");
    }

    @Test
    void mustBeAnAnswer() {
        SessionId session = open();
        assertThatThrownBy(() -> calls.answerAndAwait(session, SessionDescription.offer(AUDIO_AND_VIDEO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The session description must be of the type answer; found offer");
        assertThat(standIn.count(RENEGOTIATE)).isZero();
    }

    private TracksResult offered(SessionId session) {
        return calls.pullAndAwait(session, List.of(RemoteTrack.of(publisher(), "cam")));
    }
}
