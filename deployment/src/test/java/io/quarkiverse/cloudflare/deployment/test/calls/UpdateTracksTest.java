package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.UPDATE_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.Applied;
import io.quarkus.test.QuarkusUnitTest;

class UpdateTracksTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void showsAnotherTrackThroughTheSameTransceiverWithoutNegotiation() {
        SessionId first = publisher();
        SessionId second = publisher();
        SessionId subscriber = subscribedTo(first, "cam");
        TracksResult result = calls.updateTracksAndAwait(subscriber, List.of(RemoteTrack.of(second, "cam").into("0")));

        assertThat(last(UPDATE_TRACKS).method()).isEqualTo("PUT");
        assertThat(last(UPDATE_TRACKS).path()).isEqualTo(path(subscriber, "/tracks/update"));
        assertThat(last(UPDATE_TRACKS).text()).isEqualTo("{\"tracks\":[{\"location\":\"remote\",\"mid\":\"0\",\"sessionId\":\""
                + second + "\",\"trackName\":\"cam\"}]}");
        assertThat(result.accepted()).containsExactly(
                new TrackInfo(Optional.of("0"), Optional.of("cam"), Optional.of(second), Optional.empty()));
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.description()).isEmpty();
        assertThat(standIn.applied(subscriber.value())).extracting(Applied::what)
                .contains("show " + second + "/cam on mid 0");
    }

    @Test
    void isRefusedForATrackOfAnotherKindOrWithoutLayers() {
        SessionId publisher = publisher();
        SessionId subscriber = subscribedTo(publisher, "cam");
        TracksResult result = calls.updateTracksAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "mic").into("0"),
                RemoteTrack.of(publisher, "cam").into("0").with(Simulcast.only("h"))));
        assertThat(result.accepted()).isEmpty();
        assertThat(result.refused()).extracting(refused -> refused.error().toString()).containsOnly(
                "update_track_error, The track is not configured for the requested simulcast update");
        assertThat(result.refused()).extracting(refused -> refused.item().mid()).containsOnly(Optional.empty());
    }

    @Test
    void needsTheMidOfTheReceivingTransceiver() {
        SessionId session = open();
        assertThatThrownBy(() -> calls.updateTracksAndAwait(session, List.of(RemoteTrack.of(session, "cam"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A track that is updated must have the mid it is received through; 'cam' has none");
        assertThat(standIn.count(UPDATE_TRACKS)).isZero();
    }

    private SessionId subscribedTo(SessionId publisher, String track) {
        SessionId subscriber = open();
        answer(subscriber, calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, track))));
        return subscriber;
    }
}
