package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.Applied;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

class CloseTracksTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void byForceNamesTheMidsAndNegotiatesNothing() {
        SessionId session = publisher();
        TracksResult result = calls.closeTracksAndAwait(session, List.of("0", "1"));

        assertThat(last(CLOSE_TRACKS).method()).isEqualTo("PUT");
        assertThat(last(CLOSE_TRACKS).path()).isEqualTo(path(session, "/tracks/close"));
        assertThat(last(CLOSE_TRACKS).text()).isEqualTo("{\"tracks\":[{\"mid\":\"0\"},{\"mid\":\"1\"}],\"force\":true}");
        assertThat(result.accepted()).containsExactly(closed("0"), closed("1"));
        assertThat(result.refused()).isEmpty();
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.description()).isEmpty();
        assertThat(standIn.applied(session.value())).extracting(Applied::what).contains("close mid 0 mic", "close mid 1 cam");
    }

    @Test
    void withAnOfferHasAnAnswer() {
        SessionId session = publisher();
        String offer = SdpText.offer("audio 0 sendonly", "video 1 inactive");
        TracksResult result = calls.closeTracksAndAwait(session, SessionDescription.offer(offer), List.of("1"));

        assertThat(last(CLOSE_TRACKS).text()).isEqualTo("{\"sessionDescription\":" + json("offer", offer)
                + ",\"tracks\":[{\"mid\":\"1\"}],\"force\":false}");
        assertThat(result.accepted()).containsExactly(closed("1"));
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.answer().orElseThrow().sdp()).endsWith("\r\n");
    }

    @Test
    void countsATrackThatIsClosedAlreadyAsAcceptedAndKeepsOtherErrors() {
        SessionId session = publisher();
        calls.closeTracksAndAwait(session, List.of("0"));
        standIn.switches().failItem("1", ApiError.BACKEND);
        TracksResult result = calls.closeTracksAndAwait(session, List.of("0", "1"));
        standIn.switches().healItem("1");

        assertThat(result.accepted()).containsExactly(closed("0"));
        assertThat(result.refused()).extracting(refused -> refused.error().toString())
                .containsExactly("internal_error, Backend error");
        assertThat(result.refused()).extracting(refused -> refused.item()).containsExactly(closed("1"));
    }

    @Test
    void ofASubscriptionLeavesThePublisherAlone() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        answer(subscriber, calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam"))));
        calls.closeTracksAndAwait(subscriber, List.of("0"));
        assertThat(standIn.applied(publisher.value())).extracting(Applied::what).containsExactly("create the session",
                "publish mic", "publish cam");
    }

    @Test
    void ofATransceiverInBothDirectionsStopsBoth() {
        SessionId both = open();
        answer(both, calls.publishAndAwait(both, List.of(LocalTrack.requested("voice", TrackKind.AUDIO))));
        calls.pullAndAwait(both, List.of(RemoteTrack.of(publisher(), "mic").into("#voice")));
        calls.closeTracksAndAwait(both, List.of("0"));
        assertThat(standIn.applied(both.value())).extracting(Applied::what).contains("close mid 0 voice", "close mid 0 mic");
    }

    @Test
    void byForceSpoilsTheMidForWhatIsPublishedOnItLater() {
        SessionId publisher = publisher();
        calls.closeTracksAndAwait(publisher, List.of("1"));
        TracksResult again = calls.publishAndAwait(publisher, SessionDescription.offer(AUDIO_AND_VIDEO),
                List.of(LocalTrack.of("1", "cam-2")));
        assertThat(again.refused()).isEmpty();
        TracksResult pulled = calls.pullAndAwait(open(), List.of(RemoteTrack.of(publisher, "cam-2")));
        assertThat(pulled.refused()).extracting(refused -> refused.error().code()).containsExactly("empty_track_error");
    }

    @Test
    void byForceMayPassWhileAnOfferIsUnanswered() {
        SessionId subscriber = open();
        calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher(), "cam")));
        assertThatThrownBy(() -> calls.closeTracksAndAwait(subscriber, List.of("0")))
                .isInstanceOf(CallsRejectedException.class)
                .hasMessage("closeTracks (forced) was refused: HTTP 406, "
                        + "invalid_session_description/invalid_modification_have_local_offer, The session cannot be modified now");
        standIn.switches().forceCloseWhileNegotiating(true);
        assertThat(calls.closeTracksAndAwait(subscriber, List.of("0")).accepted()).hasSize(1);
        standIn.switches().forceCloseWhileNegotiating(false);
        assertThat(standIn.session(subscriber.value()).isOffered()).isTrue();
    }

    private static TrackInfo closed(String mid) {
        return new TrackInfo(Optional.of(mid), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
