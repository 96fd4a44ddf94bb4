package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.Applied;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

class PublishTest extends CallsTest {

    private static final List<LocalTrack> TRACKS = List.of(LocalTrack.of("0", "mic-1"), LocalTrack.of("1", "cam-1"));

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    private final SessionDescription offer = SessionDescription.offer(AUDIO_AND_VIDEO);

    @Test
    void sendsTheOfferByteForByteAndReturnsTheAnswer() {
        SessionId session = open();
        TracksResult result = calls.publishAndAwait(session, offer, TRACKS);

        assertThat(last(ADD_TRACKS).method()).isEqualTo("POST");
        assertThat(last(ADD_TRACKS).path()).isEqualTo(path(session, "/tracks/new"));
        assertThat(last(ADD_TRACKS).header("content-type")).hasValueSatisfying(type -> assertThat(type)
                .startsWith("application/json"));
        assertThat(last(ADD_TRACKS).text()).isEqualTo("{\"sessionDescription\":" + json("offer", AUDIO_AND_VIDEO)
                + ",\"tracks\":[{\"location\":\"local\",\"mid\":\"0\",\"trackName\":\"mic-1\"},"
                + "{\"location\":\"local\",\"mid\":\"1\",\"trackName\":\"cam-1\"}]}");
        assertThat(AUDIO_AND_VIDEO).endsWith("\r\n");

        assertThat(result.accepted()).containsExactly(track("0", "mic-1"), track("1", "cam-1"));
        assertThat(result.refused()).isEmpty();
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.offer()).isEmpty();
        assertThat(result.answer().orElseThrow().sdp()).startsWith("v=0\r\n").contains("a=ice-lite\r\n").endsWith("\r\n");
        assertThat(standIn.applied(session.value())).extracting(Applied::what)
                .containsExactly("create the session", "publish mic-1", "publish cam-1");
    }

    @Test
    void keepsTheEndOfLinesThatTheAnswerHas() {
        SessionId session = open();
        answerNext(ADD_TRACKS, 200,
                "{\"sessionDescription\":{\"type\":\"answer\",\"sdp\":\"v=0\\r\\n s=\\u00fc \\r\\n\\r\\n\"}}");
        assertThat(calls.publishAndAwait(session, offer, TRACKS).answer())
                .contains(new SessionDescription(Type.ANSWER, "v=0\r\n s=ü \r\n\r\n"));
    }

    @Test
    void sendsSdpThatOthersWouldTrimOrEscape() {
        SessionId session = open();
        String odd = AUDIO_AND_VIDEO + "a=x-note: </script> \"ü\" \\ \t \r\n";
        calls.publishAndAwait(session, SessionDescription.offer(odd), TRACKS);
        assertThat(last(ADD_TRACKS).json().at("/sessionDescription/sdp").textValue()).isEqualTo(odd);
    }

    @Test
    void leavesTheNamesToTheSfuIfItDiscoversThem() {
        SessionId session = open();
        TracksResult result = calls.publishAllAndAwait(session, offer);

        assertThat(last(ADD_TRACKS).text())
                .isEqualTo("{\"sessionDescription\":" + json("offer", AUDIO_AND_VIDEO) + ",\"autoDiscover\":true}");
        assertThat(result.accepted()).hasSize(2).extracting(TrackInfo::mid)
                .containsExactly(Optional.of("0"), Optional.of("1"));
        assertThat(result.accepted()).extracting(info -> info.trackName().orElseThrow()).doesNotHaveDuplicates();
        assertThat(result.answer()).isPresent();
    }

    @Test
    void hasTheSfuOfferToReceive() {
        SessionId session = open();
        TracksResult result = calls.publishAndAwait(session,
                List.of(LocalTrack.requested("voice", TrackKind.AUDIO), LocalTrack.requested("face", TrackKind.VIDEO)));

        assertThat(last(ADD_TRACKS).text()).isEqualTo("{\"tracks\":["
                + "{\"location\":\"local\",\"trackName\":\"voice\",\"bidirectionalMediaStream\":true,\"kind\":\"audio\"},"
                + "{\"location\":\"local\",\"trackName\":\"face\",\"bidirectionalMediaStream\":true,\"kind\":\"video\"}]}");
        assertThat(result.renegotiationRequired()).isTrue();
        assertThat(result.accepted()).containsExactly(track("0", "voice"), track("1", "face"));
        assertThat(result.answer()).isEmpty();
        assertThat(SdpText.parse(result.offer().orElseThrow().sdp()).sections()).extracting(SdpText.Section::direction)
                .containsOnly("sendrecv");
        assertThat(standIn.session(session.value()).isOffered()).isTrue();
    }

    @Test
    void makesATransceiverBidirectionalAlsoWithAnOfferOfTheClient() {
        SessionId session = open();
        String both = SdpText.offer("audio 0 sendrecv");
        calls.publishAndAwait(session, SessionDescription.offer(both), List.of(LocalTrack.of("0", "voice").inBothDirections()));
        assertThat(last(ADD_TRACKS).json().get("tracks")).hasToString(
                "[{\"location\":\"local\",\"mid\":\"0\",\"trackName\":\"voice\",\"bidirectionalMediaStream\":true}]");
    }

    @Test
    void refusesOneTrackAndKeepsTheOther() {
        SessionId session = open();
        standIn.on(ADD_TRACKS).play(Fault.items(ApiError.BACKEND, 1));
        TracksResult result = calls.publishAndAwait(session, offer, TRACKS);

        assertThat(result.accepted()).containsExactly(track("0", "mic-1"));
        assertThat(result.refused()).containsExactly(new ItemResult.Refused<>(
                new TrackInfo(Optional.empty(), Optional.of("cam-1"), Optional.empty(), Optional.empty()),
                new CallsError("internal_error", Optional.empty(), "Backend error")));
        assertThat(result.answer()).isPresent();
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(1);
    }

    @Test
    void mayBeRefusedForEveryTrackWithoutAnyAnswer() {
        SessionId session = open();
        standIn.on(ADD_TRACKS).play(Fault.items(ApiError.REPEATED_LOCAL_TRACK));
        TracksResult result = calls.publishAndAwait(session, offer, TRACKS);
        assertThat(result.accepted()).isEmpty();
        assertThat(result.refused()).hasSize(2);
        assertThat(result.description()).isEmpty();
    }

    @Test
    void ofOneWayTracksWithoutAnOfferFailsAsHasBeenSeen() {
        SessionId session = open();
        standIn.switches().refuseSfuOfferOfOneWayTracks(true);
        LocalTrack oneWay = new LocalTrack("voice", Optional.empty(), Optional.of(TrackKind.AUDIO), false);
        TracksResult result = calls.publishAndAwait(session, List.of(oneWay));
        standIn.switches().refuseSfuOfferOfOneWayTracks(false);
        assertThat(last(ADD_TRACKS).text())
                .isEqualTo("{\"tracks\":[{\"location\":\"local\",\"trackName\":\"voice\",\"kind\":\"audio\"}]}");
        assertThat(result.refused()).extracting(refused -> refused.error().code()).containsExactly("internal_error");
        assertThat(result.renegotiationRequired()).isFalse();
    }

    @Test
    void needsAMidWithAnOfferAndAKindWithoutOne() {
        SessionId session = open();
        LocalTrack requested = LocalTrack.requested("voice", TrackKind.AUDIO);
        assertThatThrownBy(() -> calls.publishAndAwait(session, offer, List.of(requested)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A track that is published with an offer must have a mid; 'voice' has none");
        assertThatThrownBy(() -> calls.publishAndAwait(session, List.of(LocalTrack.of("0", "mic"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A track that the SFU shall offer to receive must have a kind; 'mic' has none");
        assertThat(standIn.count(ADD_TRACKS)).isZero();
    }

    @Test
    void needsAnOfferAndNotAnAnswer() {
        SessionId session = open();
        assertThatThrownBy(() -> calls.publishAndAwait(session, SessionDescription.answer(AUDIO_AND_VIDEO), TRACKS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The session description must be of the type offer; found answer");
        assertThat(standIn.count(ADD_TRACKS)).isZero();
    }

    @Test
    void cannotBeUnderstoodIfTheOfferOfTheSfuIsMissing() {
        SessionId session = open();
        answerNext(ADD_TRACKS, 200, "{\"requiresImmediateRenegotiation\":true,\"tracks\":[]}");
        assertThatThrownBy(() -> calls.publishAndAwait(session, List.of(LocalTrack.requested("voice", TrackKind.AUDIO))))
                .hasMessageEndingWith("The answer cannot be read: requiresImmediateRenegotiation is true, "
                        + "but sessionDescription is missing");
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(1);
    }

    private static TrackInfo track(String mid, String name) {
        return new TrackInfo(Optional.of(mid), Optional.of(name), Optional.empty(), Optional.empty());
    }
}
