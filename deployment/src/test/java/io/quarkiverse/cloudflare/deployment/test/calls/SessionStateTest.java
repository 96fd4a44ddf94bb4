package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.SESSION_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.SessionState.DataChannelState;
import io.quarkiverse.cloudflare.calls.SessionState.Location;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.calls.SessionState.TrackState;
import io.quarkus.test.QuarkusUnitTest;

class SessionStateTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void getsPublishedTracksWithoutAnyBody() {
        SessionId session = publisher();
        assertThat(calls.sessionAndAwait(session)).isEqualTo(new SessionState(List.of(
                new TrackState(Location.LOCAL, Optional.of("0"), "mic", Optional.empty(), Status.ACTIVE),
                new TrackState(Location.LOCAL, Optional.of("1"), "cam", Optional.empty(), Status.ACTIVE)), List.of()));

        assertThat(last(SESSION_STATE).method()).isEqualTo("GET");
        assertThat(last(SESSION_STATE).path()).isEqualTo(path(session, ""));
        assertThat(last(SESSION_STATE).hasBody()).isFalse();
    }

    @Test
    void namesThePublisherOfPulledTracks() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        answer(subscriber, calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam"))));
        assertThat(calls.sessionAndAwait(subscriber).tracks()).containsExactly(
                new TrackState(Location.REMOTE, Optional.of("0"), "cam", Optional.of(publisher), Status.ACTIVE));
    }

    @Test
    void mayListForceClosedTracksAsInactive() {
        SessionId session = publisher();
        calls.closeTracksAndAwait(session, List.of("0"));
        assertThat(calls.sessionAndAwait(session).tracks()).extracting(TrackState::status)
                .containsExactly(Status.INACTIVE, Status.ACTIVE);
    }

    @Test
    void isEmptyForASessionThatNobodyUses() {
        assertThat(calls.sessionAndAwait(open())).isEqualTo(new SessionState(List.of(), List.of()));
    }

    @Test
    void readsAbsentListsAsEmpty() {
        SessionId session = open();
        answerNext(SESSION_STATE, 200, "{}");
        assertThat(calls.sessionAndAwait(session)).isEqualTo(new SessionState(List.of(), List.of()));
    }

    @Test
    void readsAnEmptyMidAsAbsent() {
        SessionId session = open();
        answerNext(SESSION_STATE, 200,
                "{\"tracks\":[{\"location\":\"local\",\"mid\":\"\",\"trackName\":\"mic\",\"status\":\"inactive\"}]}");
        assertThat(calls.sessionAndAwait(session).tracks()).containsExactly(
                new TrackState(Location.LOCAL, Optional.empty(), "mic", Optional.empty(), Status.INACTIVE));
    }

    @Test
    void knowsEveryStatusOfDataChannelsAndSaysSoOfOthers() {
        SessionId session = open();
        answerNext(SESSION_STATE, 200,
                """
                        {"dataChannels":[
                         {"location":"remote","sessionId":"2a45361d5fd7cc14eface0587c276c94","dataChannelName":"controls","id":2,"status":"active"},
                         {"location":"local","dataChannelName":"chat","id":0,"status":"initializing"},
                         {"location":"local","dataChannelName":"old","id":65534,"status":"inactive"},
                         {"location":"local","dataChannelName":"new","status":"hibernating"}]}""");
        SessionId publisher = new SessionId("2a45361d5fd7cc14eface0587c276c94");
        assertThat(calls.sessionAndAwait(session).dataChannels()).containsExactly(
                new DataChannelState(Location.REMOTE, "controls", OptionalInt.of(2), Optional.of(publisher), Status.ACTIVE),
                new DataChannelState(Location.LOCAL, "chat", OptionalInt.of(0), Optional.empty(), Status.INITIALIZING),
                new DataChannelState(Location.LOCAL, "old", OptionalInt.of(65534), Optional.empty(), Status.INACTIVE),
                new DataChannelState(Location.LOCAL, "new", OptionalInt.empty(), Optional.empty(), Status.UNKNOWN));
    }

    @Test
    void isGoneIfTheSfuFindsNoEpisode() {
        SessionId session = open();
        standIn.session(session.value()).expire();
        CallsSessionGoneException gone = catchThrowableOfType(CallsSessionGoneException.class,
                () -> calls.sessionAndAwait(session));
        assertThat(gone).hasMessage("session was refused: the session " + session
                + " has expired or was closed (HTTP 410, session_error, could not find episode); open a new one");
        assertThat(gone.session()).isEqualTo(session);
        assertThat(gone.retryable()).isFalse();
        assertThat(standIn.count(SESSION_STATE)).isEqualTo(1);
    }

    @Test
    void keepsTheStatusOfAnErrorInAnotherShape() {
        SessionId session = open();
        answerNext(SESSION_STATE, 404, "{\"errors\":[{\"message\":\"episode not found\"}]}");
        assertThatThrownBy(() -> calls.sessionAndAwait(session)).isInstanceOf(CallsRejectedException.class)
                .hasMessage("session was refused: HTTP 404, unknown");
    }

    @Test
    void encodesAnIdThatHasSlashes() {
        SessionId odd = new SessionId("a/../b?c d%");
        assertThatThrownBy(() -> calls.sessionAndAwait(odd)).isInstanceOf(CallsSessionGoneException.class);
        assertThat(last(SESSION_STATE).path()).endsWith("/sessions/a%2F..%2Fb%3Fc%20d%25");
        assertThat(last(SESSION_STATE).parameter("session")).isEqualTo(odd.value());
    }

    @Test
    void anIdCannotMeanAnotherPath() {
        assertThatThrownBy(() -> new SessionId("..")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A session id must not be '..'");
        assertThatThrownBy(() -> new SessionId(".")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A session id must not be '.'");
    }
}
