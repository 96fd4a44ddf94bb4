package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.media.TrackSource.CAMERA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.runtime.media.MediaSession.Pulled;
import io.smallrye.mutiny.Uni;

/** Cloudflare tells nobody that something has ended, so it is asked. */
class SessionWatchTest {

    private static final Duration POLL = Duration.ofSeconds(3);

    private final MediaFixture media = new MediaFixture();
    private final MediaMember anna = media.join("anna");

    @Test
    void asksOnceIn3SecondsAboutASessionWithTracks() {
        media.publish(anna, CAMERA, "cam");

        media.timers.advance(Duration.ofSeconds(30));

        assertThat(media.sfu(anna).looks).isEqualTo(10);
    }

    @Test
    void asksAboutASessionThatOnlyReceives() {
        media.open(anna).pulled(new Pulled("7", "alias9", "cam"), new SessionId("real"));

        media.timers.advance(POLL);

        assertThat(media.sfu(anna).looks).isEqualTo(1);
    }

    @Test
    void doesNotAskAboutASessionWithoutTracks() {
        media.open(anna);

        media.timers.advance(Duration.ofMinutes(1));

        assertThat(media.sfu(anna).looks).isZero();
    }

    @Test
    void endsASessionThatIsGone() {
        media.publish(anna, CAMERA, "cam");
        media.say(anna, "cf_media_state", "{'state': 'connected'}");
        media.sfu(anna).state = gone();

        media.timers.advance(POLL);

        assertThat(media.host.pushed).containsExactly("anna over gone");
        assertThat(media.shown(anna)).isEmpty();
        assertThat(media.host.metas.get("anna").get("media")).isEqualTo("failed");
        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).isEmpty();
        assertThat(media.host.called).anyMatch(call -> call.startsWith("anna OnUnpublish"))
                .contains("anna OnMediaState FAILED");
        assertThat(anna.session()).isEmpty();
    }

    @Test
    void stopsWhenNoSessionIsLeft() {
        media.publish(anna, CAMERA, "cam");
        media.sfu(anna).state = gone();
        media.timers.advance(Duration.ofMinutes(1));

        assertThat(media.timers.pending()).isZero();

        media.publish(anna, CAMERA, "cam");
        media.timers.advance(POLL);
        assertThat(media.sfu(anna).looks).isEqualTo(1);
    }

    @Test
    void removesATrackThatCloudflareListsAsInactive() {
        media.publish(anna, CAMERA, "cam");
        media.sfu(anna).lists("c", "cam", Status.INACTIVE);

        media.timers.advance(POLL);

        assertThat(media.shown(anna)).isEmpty();
        assertThat(media.host.pushed).singleElement().asString().startsWith("anna cf_unpublished ").contains("reason=ended");
        assertThat(media.host.called).last().asString().startsWith("anna OnUnpublish");
        assertThat(media.sessions.find("alias1")).isPresent();
    }

    @Test
    void keepsATrackThatIsActiveOrWhoseTransceiverHadAnother() {
        media.publish(anna, CAMERA, "cam");
        media.sfu(anna).lists("c", "cam", Status.ACTIVE);
        media.timers.advance(POLL);
        media.sfu(anna).lists("b", "cam", Status.INACTIVE);
        media.timers.advance(POLL);

        assertThat(media.shown(anna)).containsExactly("cam");
    }

    @Test
    void keepsATrackThatHasNotBegun() {
        media.accept(anna, CAMERA, "cam");
        media.sfu(anna).lists("c", "cam", Status.INACTIVE);

        media.timers.advance(POLL);

        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'camera'}")).isEqualTo("ok");
    }

    @Test
    void keepsASessionThatCouldNotBeLookedAt() {
        media.publish(anna, CAMERA, "cam");
        media.sfu(anna).state = Uni.createFrom().failure(new IllegalStateException("no answer"));

        media.timers.advance(POLL);

        assertThat(media.shown(anna)).containsExactly("cam");
    }

    @Test
    void doesNotAskAgainBeforeTheAnswer() {
        media.publish(anna, CAMERA, "cam");
        media.sfu(anna).state = Uni.createFrom().nothing();

        media.timers.advance(Duration.ofSeconds(30));

        assertThat(media.sfu(anna).looks).isEqualTo(1);
    }

    @Test
    void leavesOtherSessionsAlone() {
        MediaMember bert = media.join("bert");
        media.publish(anna, CAMERA, "cam");
        media.publish(bert, CAMERA, "cam");
        media.sfu(anna).state = gone();

        media.timers.advance(POLL);

        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).extracting("memberId").isEqualTo(List.of("bert"));
    }

    private static <T> Uni<T> gone() {
        return Uni.createFrom().failure(() -> new CallsSessionGoneException("state", new SessionId("real"),
                new CallsError("session_error", Optional.empty(), ""), null));
    }
}
