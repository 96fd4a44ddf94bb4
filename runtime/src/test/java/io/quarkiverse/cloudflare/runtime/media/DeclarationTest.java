package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.media.TrackSource.CAMERA;
import static io.quarkiverse.cloudflare.media.TrackSource.MICROPHONE;
import static io.quarkiverse.cloudflare.media.TrackSource.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.runtime.media.Publication.Stage;

/** From what Cloudflare takes to what the room sees, and back. */
class DeclarationTest {

    private final MediaFixture media = new MediaFixture();
    private final MediaMember anna = media.join("anna");

    @Test
    void showsATrackOnceMediaFlows() {
        media.accept(anna, CAMERA, "cam");
        assertThat(media.shown(anna)).isEmpty();
        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).isEmpty();

        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'camera'}")).isEqualTo("ok");

        assertThat(media.host.metas).containsEntry("anna", Map.of("media", "new", "tracks",
                List.of(Map.of("trackName", "cam", "sessionId", "alias1", "kind", "video", "source", "camera", "muted", false,
                        "simulcast", List.of()))));
        assertThat(media.registry.find(MediaFixture.ADDRESS, "alias1", "cam").map(Pullable::session))
                .contains(media.sfu(anna).id);
        assertThat(media.measured).containsExactly("began CAMERA");
    }

    @Test
    void showsThatATrackIsMuted() {
        media.accept(anna, MICROPHONE, "mic");
        media.say(anna, "cf_published", "{'trackName': 'mic', 'source': 'microphone', 'muted': true}");
        assertThat(mutedInPresence()).isTrue();

        assertThat(media.say(anna, "cf_mute", "{'trackName': 'mic', 'muted': false}")).isEqualTo("ok");

        assertThat(mutedInPresence()).isFalse();
        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).noneMatch(track -> track.muted());
    }

    @Test
    void doesNotKnowATrackThatWasNeverPublished() {
        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'camera'}")).isEqualTo("unknown_track {}");
        assertThat(media.say(anna, "cf_mute", "{'trackName': 'cam', 'muted': true}")).isEqualTo("unknown_track {}");
        assertThat(media.say(anna, "cf_unpublish", "{'trackName': 'cam'}")).isEqualTo("ok");
    }

    @Test
    void doesNotShowATrackBeforeCloudflareHasTakenIt() {
        media.say(anna, "cf_publish", "{'source': 'camera'}");
        media.open(anna);
        media.publishing.admit(anna, "alias1", List.of(new Section("0", "cam", TrackKind.VIDEO)));

        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'camera'}")).isEqualTo("unknown_track {}");
    }

    @Test
    void forgetsWhatCloudflareRefuses() {
        media.say(anna, "cf_publish", "{'source': 'camera'}");
        media.open(anna);
        media.publishing.admit(anna, "alias1", List.of(new Section("0", "cam", TrackKind.VIDEO)));

        media.publishing.published(anna, "alias1", List.of(), List.of("0"));

        assertThat(anna.publications().all()).isEmpty();
        assertThat(anna.isPublishing()).isFalse();
    }

    @Test
    void doesNotTakeAScreenForACamera() {
        media.accept(anna, CAMERA, "cam");

        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'screen'}")).isEqualTo("not_granted {}");
        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'microphone'}"))
                .isEqualTo("not_granted {}");
        assertThat(media.shown(anna)).isEmpty();
    }

    @Test
    void letsTheClientSayWhichOfTwoVideosIsTheScreen() {
        media.open(anna);
        media.say(anna, "cf_publish", "{'source': 'camera', 'simulcast': ['h', 'l']}");
        media.say(anna, "cf_publish", "{'source': 'screen'}");
        media.publishing.admit(anna, "alias1", List.of(new Section("0", "screen", TrackKind.VIDEO)));
        media.publishing.published(anna, "alias1", List.of("0"), List.of());

        assertThat(media.say(anna, "cf_published", "{'trackName': 'screen', 'source': 'screen'}")).isEqualTo("ok");

        media.publishing.admit(anna, "alias1", List.of(new Section("1", "cam", TrackKind.VIDEO)));
        media.publishing.published(anna, "alias1", List.of("1"), List.of());
        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'camera'}")).isEqualTo("ok");
        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).extracting(track -> track.source() + "" + track.layers())
                .containsExactly("SCREEN[]", "CAMERA[h, l]");
    }

    @Test
    void closesByForceWhatIsNotDeclaredWithin10Seconds() {
        media.accept(anna, SCREEN, "screen");
        media.timers.advance(Duration.ofMillis(9_999));
        assertThat(media.sfu(anna).closed).isEmpty();

        media.timers.advance(Duration.ofMillis(1));

        assertThat(media.sfu(anna).closed).containsExactly(List.of("s"));
        assertThat(media.host.pushed).singleElement().asString().startsWith("anna cf_unpublished ")
                .contains("trackName=screen", "source=screen", "reason=undeclared");
        assertThat(media.host.called).noneMatch(call -> call.contains("OnUnpublish"));
        assertThat(media.say(anna, "cf_published", "{'trackName': 'screen', 'source': 'screen'}"))
                .isEqualTo("unknown_track {}");
    }

    @Test
    void leavesOpenWhatIsDeclaredInTime() {
        media.publish(anna, SCREEN, "screen");

        media.timers.advance(Duration.ofMinutes(1));

        assertThat(media.sfu(anna).closed).isEmpty();
        assertThat(media.shown(anna)).containsExactly("screen");
    }

    @Test
    void closesByForceWhatTheClientDoesNotCloseItself() {
        media.publish(anna, CAMERA, "cam");

        assertThat(media.say(anna, "cf_unpublish", "{'trackName': 'cam'}")).isEqualTo("ok");

        assertThat(media.shown(anna)).isEmpty();
        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).isEmpty();
        assertThat(media.host.called).last().asString().startsWith("anna OnUnpublish PublishedTrack[memberId=anna");
        media.timers.advance(Duration.ofSeconds(2));
        assertThat(media.sfu(anna).closed).containsExactly(List.of("c"));
        assertThat(media.host.pushed).isEmpty();
    }

    @Test
    void leavesWhatTheClientClosesToIt() {
        media.publish(anna, CAMERA, "cam");

        media.publishing.closed(anna, "alias1", List.of("c"));
        media.say(anna, "cf_unpublish", "{'trackName': 'cam'}");

        media.timers.advance(Duration.ofSeconds(20));
        assertThat(media.sfu(anna).closed).isEmpty();
        assertThat(media.shown(anna)).isEmpty();
        assertThat(media.measured).containsExactly("began CAMERA", "ended CAMERA");
    }

    @Test
    void doesNotShowWhatIsNoLongerPermitted() {
        media.accept(anna, CAMERA, "cam");
        anna.permissions(MediaPermissions.NONE);

        assertThat(media.say(anna, "cf_published", "{'trackName': 'cam', 'source': 'camera'}")).isEqualTo("not_permitted {}");
    }

    @Test
    void takesAnEarlierPublicationOfTheSameNameForAnother() {
        media.accept(anna, CAMERA, "cam");
        media.timers.advance(Duration.ofSeconds(6));
        media.publishing.closed(anna, "alias1", List.of("c"));
        media.accept(anna, CAMERA, "cam");

        media.timers.advance(Duration.ofSeconds(9));

        assertThat(anna.publications().all()).extracting(Publication::stage).containsExactly(Stage.ACCEPTED);
    }

    private boolean mutedInPresence() {
        return ((List<?>) media.host.metas.get("anna").get("tracks")).stream().map(track -> (Map<?, ?>) track)
                .anyMatch(track -> track.get("muted").equals(true));
    }
}
