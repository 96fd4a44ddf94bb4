package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.UPDATE_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.Simulcast.Fallback;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

class SimulcastTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void asksForALayerAndTheNextOnesAndReadsTheChoiceBack() {
        assertThat(pulled(Simulcast.prefer("h"))).contains(Simulcast.prefer("h"));
        assertThat(last(ADD_TRACKS).json().at("/tracks/0/simulcast")).hasToString(
                "{\"preferredRid\":\"h\",\"priorityOrdering\":\"asciibetical\",\"ridNotAvailable\":\"asciibetical\"}");
    }

    @Test
    void asksForOneLayerAndNoOther() {
        assertThat(pulled(Simulcast.only("q"))).contains(Simulcast.only("q"));
        assertThat(last(ADD_TRACKS).json().at("/tracks/0/simulcast"))
                .hasToString("{\"preferredRid\":\"q\",\"priorityOrdering\":\"none\",\"ridNotAvailable\":\"none\"}");
    }

    @Test
    void leavesTheChoiceToTheSfuWithAnEmptyRid() {
        Simulcast any = new Simulcast("", Fallback.ASCIIBETICAL, Fallback.NONE);
        assertThat(pulled(any)).contains(any);
        assertThat(last(ADD_TRACKS).json().at("/tracks/0/simulcast"))
                .hasToString("{\"preferredRid\":\"\",\"priorityOrdering\":\"asciibetical\",\"ridNotAvailable\":\"none\"}");
    }

    @Test
    void isNotSentForATrackWithoutAChoice() {
        SessionId publisher = layered();
        SessionId subscriber = open();
        calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam")));
        assertThat(last(ADD_TRACKS).json().at("/tracks/0").has("simulcast")).isFalse();
    }

    @Test
    void readsAChoiceOfFewerOrUnknownWordsAsNone() {
        SessionId subscriber = open();
        answerNext(ADD_TRACKS, 200, "{\"tracks\":[{\"mid\":\"0\",\"trackName\":\"cam\","
                + "\"simulcast\":{\"priorityOrdering\":\"by size\"}}]}");
        TracksResult result = calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(subscriber, "cam")));
        assertThat(result.accepted()).extracting(TrackInfo::simulcast).containsExactly(Optional.of(Simulcast.only("")));
    }

    @Test
    void changesTheLayerOfASubscriptionWithoutNegotiation() {
        SessionId publisher = layered();
        SessionId subscriber = open();
        RemoteTrack track = RemoteTrack.of(publisher, "cam");
        answer(subscriber, calls.pullAndAwait(subscriber, List.of(track.with(Simulcast.prefer("h")))));
        TracksResult result = calls.updateTracksAndAwait(subscriber, List.of(track.into("0").with(Simulcast.only("q"))));

        assertThat(last(UPDATE_TRACKS).text()).isEqualTo("{\"tracks\":[{\"location\":\"remote\",\"mid\":\"0\",\"sessionId\":\""
                + publisher + "\",\"trackName\":\"cam\",\"simulcast\":"
                + "{\"preferredRid\":\"q\",\"priorityOrdering\":\"none\",\"ridNotAvailable\":\"none\"}}]}");
        assertThat(result.accepted()).extracting(TrackInfo::simulcast).containsExactly(Optional.of(Simulcast.only("q")));
        assertThat(result.description()).isEmpty();
    }

    private Optional<Simulcast> pulled(Simulcast choice) {
        SessionId publisher = layered();
        SessionId subscriber = open();
        TracksResult result = calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam").with(choice)));
        assertThat(result.offer().orElseThrow().sdp()).contains("a=rid:h").contains("a=rid:q");
        return result.accepted().get(0).simulcast();
    }

    /** A session that publishes a camera in two layers. */
    private SessionId layered() {
        SessionId session = open();
        calls.publishAndAwait(session, SessionDescription.offer(SdpText.offer("video 0 sendonly h q")),
                List.of(LocalTrack.of("0", "cam")));
        return session;
    }
}
