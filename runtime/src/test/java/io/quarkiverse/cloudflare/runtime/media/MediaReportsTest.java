package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.media.TrackSource.CAMERA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.RoomAddress;

/** What clients say about their own connections. */
class MediaReportsTest {

    private static final String MEASURED = "Quality[roundTripTime=0.05, jitter=0.001, loss=0.02, bitrateIn=1000000.0,"
            + " bitrateOut=300000.0, level=FAIR]";

    private final MediaFixture media = new MediaFixture();
    private final MediaMember anna = media.join("anna");

    @Test
    void tellsTheRoomAndTheApplicationHowASessionStands() {
        media.publish(anna, CAMERA, "cam");

        assertThat(media.say(anna, "cf_media_state", "{'state': 'connected'}")).isEqualTo("ok");
        media.say(anna, "cf_media_state", "{'state': 'connected'}");

        assertThat(media.host.metas.get("anna").get("media")).isEqualTo("connected");
        assertThat(media.shown(anna)).containsExactly("cam");
        assertThat(media.host.called).filteredOn(call -> call.contains("OnMediaState"))
                .containsExactly("anna OnMediaState CONNECTED");
    }

    @Test
    void handsMeasurementsOnAtMostOnceIn5Seconds() {
        report();
        report();
        media.timers.advance(Duration.ofMillis(4_999));
        report();
        assertThat(media.measured).containsExactly(MEASURED);
        assertThat(media.host.called).containsExactly("anna OnQuality " + MEASURED);

        media.timers.advance(Duration.ofMillis(1));
        report();

        assertThat(media.measured).hasSize(2);
    }

    @Test
    void limitsEachMemberForItself() {
        report();

        media.say(media.join("bert"), "cf_quality", "{'rtt': 1, 'jitter': 1, 'loss': 0, 'bitrate_in': 0, 'bitrate_out': 0,"
                + " 'level': 'poor'}");

        assertThat(media.measured).hasSize(2);
    }

    @Test
    void findsATrackInItsVeryRoomOnly() {
        media.publish(anna, CAMERA, "cam");

        assertThat(media.registry.find(RoomAddress.of("studio:2"), "alias1", "cam")).isEmpty();
        assertThat(media.registry.find(MediaFixture.ADDRESS, "alias2", "cam")).isEmpty();
        assertThat(media.registry.find(MediaFixture.ADDRESS, "alias1", "cam")).isPresent();
        assertThat(media.registry.publishers(MediaFixture.ADDRESS)).isEqualTo(1);
        media.registry.removeSession(MediaFixture.ADDRESS, "alias1");
        assertThat(media.registry.publishers(MediaFixture.ADDRESS)).isZero();
    }

    @Test
    void refusesAllWhereThereIsNoMedia() {
        anna.member().attributes().remove(MediaMember.class);

        for (String event : media.events.names()) {
            assertThat(media.say(anna, event, "{}")).isEqualTo("media_off " + Map.of());
        }
    }

    private void report() {
        assertThat(media.say(anna, "cf_quality", "{'rtt': 0.05, 'jitter': 0.001, 'loss': 0.02, 'bitrate_in': 1000000,"
                + " 'bitrate_out': 300000, 'level': 'fair'}")).isEqualTo("ok");
    }
}
