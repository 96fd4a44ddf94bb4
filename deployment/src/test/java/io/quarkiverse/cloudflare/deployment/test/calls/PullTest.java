package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.RENEGOTIATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

class PullTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void hasTheSfuOfferAndIsCompleteWithTheAnswer() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        TracksResult result = calls.pullAndAwait(subscriber,
                List.of(RemoteTrack.of(publisher, "cam"), RemoteTrack.of(publisher, "mic").ofKind(TrackKind.AUDIO)));

        assertThat(last(ADD_TRACKS).path()).isEqualTo(path(subscriber, "/tracks/new"));
        assertThat(last(ADD_TRACKS).text()).isEqualTo("{\"tracks\":["
                + "{\"location\":\"remote\",\"sessionId\":\"" + publisher + "\",\"trackName\":\"cam\"},"
                + "{\"location\":\"remote\",\"sessionId\":\"" + publisher + "\",\"trackName\":\"mic\",\"kind\":\"audio\"}]}");
        assertThat(result.renegotiationRequired()).isTrue();
        assertThat(result.accepted()).containsExactly(track("0", publisher, "cam"), track("1", publisher, "mic"));
        assertThat(result.answer()).isEmpty();
        assertThat(SdpText.parse(result.offer().orElseThrow().sdp()).sections()).extracting(SdpText.Section::direction)
                .containsOnly("sendonly");

        answer(subscriber, result);
        assertThat(standIn.session(subscriber.value()).isOffered()).isFalse();
    }

    @Test
    void takesTheSectionsOfAnOfferOfTheClient() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        String offer = SdpText.offer("video 0 recvonly");
        TracksResult result = calls.pullAndAwait(subscriber, SessionDescription.offer(offer),
                List.of(RemoteTrack.of(publisher, "cam").ofKind(TrackKind.VIDEO)));

        assertThat(last(ADD_TRACKS).text()).isEqualTo("{\"sessionDescription\":" + json("offer", offer)
                + ",\"tracks\":[{\"location\":\"remote\",\"sessionId\":\"" + publisher
                + "\",\"trackName\":\"cam\",\"kind\":\"video\"}]}");
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.accepted()).containsExactly(track("0", publisher, "cam"));
        assertThat(result.answer()).isPresent();
        assertThat(standIn.count(RENEGOTIATE)).isZero();
    }

    @Test
    void reusesATransceiverByTheNameOfItsTrackWithoutNegotiation() {
        SessionId publisher = publisher();
        SessionId both = open();
        answer(both, calls.publishAndAwait(both, List.of(LocalTrack.requested("voice", TrackKind.AUDIO))));
        TracksResult result = calls.pullAndAwait(both,
                List.of(RemoteTrack.of(publisher, "mic").into("#voice").ofKind(TrackKind.AUDIO)));

        assertThat(last(ADD_TRACKS).json().get("tracks"))
                .hasToString("[{\"location\":\"remote\",\"mid\":\"#voice\",\"sessionId\":\""
                        + publisher + "\",\"trackName\":\"mic\",\"kind\":\"audio\"}]");
        assertThat(result.accepted()).containsExactly(track("0", publisher, "mic"));
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.description()).isEmpty();
    }

    @Test
    void reusesATransceiverByItsMidWithoutNegotiation() {
        SessionId publisher = publisher();
        SessionId both = open();
        answer(both, calls.publishAndAwait(both, List.of(LocalTrack.requested("voice", TrackKind.AUDIO))));
        TracksResult result = calls.pullAndAwait(both, List.of(RemoteTrack.of(publisher, "mic").into("0")));
        assertThat(last(ADD_TRACKS).json().at("/tracks/0/mid").textValue()).isEqualTo("0");
        assertThat(result.accepted()).containsExactly(track("0", publisher, "mic"));
        assertThat(result.description()).isEmpty();
    }

    @Test
    void stillHasAnOfferIfOneOfTwoTracksFails() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        standIn.switches().failItem("mic", ApiError.BACKEND);
        TracksResult result = calls.pullAndAwait(subscriber,
                List.of(RemoteTrack.of(publisher, "mic"), RemoteTrack.of(publisher, "cam")));
        standIn.switches().healItem("mic");

        assertThat(result.refused()).containsExactly(refused(publisher, "mic", "internal_error", "Backend error"));
        assertThat(result.accepted()).containsExactly(track("0", publisher, "cam"));
        assertThat(result.tracks()).hasSize(2);
        assertThat(result.renegotiationRequired()).isTrue();
        answer(subscriber, result);
    }

    @Test
    void hasNothingToNegotiateIfAllTracksFail() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        standIn.session(publisher.value()).silence("cam", true);
        TracksResult result = calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam")));

        assertThat(result.refused()).containsExactly(refused(publisher, "cam", "empty_track_error",
                "No track data from remote peer. Make sure the publisher peer is connected and sending packets for this track"));
        assertThat(result.accepted()).isEmpty();
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.description()).isEmpty();
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(2);
    }

    @Test
    void findsNoTrackOfAPublisherThatIsNotConnectedOrDoesNotHaveIt() {
        SessionId subscriber = open();
        TracksResult result = calls.pullAndAwait(subscriber,
                List.of(RemoteTrack.of(publisher(), "screen"), RemoteTrack.of(open(), "cam")));
        assertThat(result.refused()).extracting(refused -> refused.error().code())
                .containsExactly("not_found_track_error", "not_found_track_error");
    }

    @Test
    void isNotRepeatedForItemsThatFailed() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        standIn.forget();
        standIn.switches().failItem("cam", new ApiError("retryable_transient_error", "Try again"));
        TracksResult result = calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam")));
        standIn.switches().healItem("cam");
        assertThat(result.refused()).hasSize(1);
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(1);
    }

    @Test
    void refusesAMidThatNamesNothing() {
        RemoteTrack track = RemoteTrack.of(new SessionId("2a45"), "cam");
        assertThatThrownBy(() -> track.into("#")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mid must name a media section, or be '#' and the name of a track; found '#'");
    }

    private static TrackInfo track(String mid, SessionId publisher, String name) {
        return new TrackInfo(Optional.of(mid), Optional.of(name), Optional.of(publisher), Optional.empty());
    }

    private static ItemResult.Refused<TrackInfo> refused(SessionId publisher, String name, String code, String description) {
        return new ItemResult.Refused<>(
                new TrackInfo(Optional.empty(), Optional.of(name), Optional.of(publisher), Optional.empty()),
                new CallsError(code, Optional.empty(), description));
    }
}
