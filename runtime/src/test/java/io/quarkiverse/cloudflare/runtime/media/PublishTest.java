package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.media.TrackSource.CAMERA;
import static io.quarkiverse.cloudflare.media.TrackSource.MICROPHONE;
import static io.quarkiverse.cloudflare.media.TrackSource.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.smallrye.mutiny.Uni;

/** Who may publish, and how often. */
class PublishTest {

    private static final Section VIDEO = new Section("0", "cam", TrackKind.VIDEO);

    private final MediaFixture media = new MediaFixture();
    private final MediaMember anna = media.join("anna");

    @Test
    void asksTheApplicationWithWhatTheClientWants() {
        assertThat(media.say(anna, "cf_publish", "{'source': 'camera', 'simulcast': ['h', 'l']}")).isEqualTo("ok");

        assertThat(media.host.called)
                .containsExactly("anna OnPublish PublishRequest[source=CAMERA, kind=VIDEO, layers=[h, l]]");
    }

    @Test
    void tellsTheClientWhyTheApplicationRefuses() {
        media.host.answer = Uni.createFrom().failure(new EventRefusedException("hosts_only", Map.of("host", "bert")));

        assertThat(media.say(anna, "cf_publish", "{'source': 'screen'}")).isEqualTo("hosts_only {host=bert}");
        refusesToAdmit(VIDEO, "tracks[0] has no grant for video; ask for one with cf_publish on the channel");
    }

    @Test
    void doesNotAskTheApplicationAboutWhatIsNotPermitted() {
        anna.permissions(MediaPermissions.ALL.with(SCREEN, false));

        assertThat(media.say(anna, "cf_publish", "{'source': 'screen'}")).isEqualTo("not_permitted {}");
        assertThat(media.host.called).isEmpty();
    }

    @Test
    void doesNotGrantWhatWasTakenAwayWhileTheApplicationThought() {
        media.host.answer = Uni.createFrom().item(() -> {
            anna.permissions(MediaPermissions.NONE);
            return Optional.empty();
        });

        assertThat(media.say(anna, "cf_publish", "{'source': 'camera'}")).isEqualTo("not_permitted {}");
        assertThat(anna.grants().isEmpty()).isTrue();
    }

    @Test
    void takesAGrantOnce() {
        media.say(anna, "cf_publish", "{'source': 'camera'}");
        media.open(anna);

        media.publishing.admit(anna, "alias1", List.of(VIDEO));

        refusesToAdmit(new Section("1", "other", TrackKind.VIDEO),
                "tracks[0] has no grant for video; ask for one with cf_publish on the channel");
    }

    @Test
    void takesAGrantOfTheSameKindOnly() {
        media.say(anna, "cf_publish", "{'source': 'microphone'}");

        refusesToAdmit(VIDEO, "tracks[0] has no grant for video; ask for one with cf_publish on the channel");
    }

    @Test
    void takesGrantsForAllSectionsOrForNone() {
        media.say(anna, "cf_publish", "{'source': 'camera'}");

        assertThatThrownBy(() -> media.publishing.admit(anna, "alias1",
                List.of(VIDEO, new Section("1", "mic", TrackKind.AUDIO)))).isInstanceOf(MediaRefusal.class)
                .hasMessage("tracks[1] has no grant for audio; ask for one with cf_publish on the channel");

        assertThat(anna.grants().take(TrackKind.VIDEO)).isPresent();
    }

    @Test
    void letsAGrantExpireAfter30Seconds() {
        media.say(anna, "cf_publish", "{'source': 'camera'}");
        media.timers.advance(Duration.ofMillis(29_999));
        assertThat(anna.grants().isEmpty()).isFalse();

        media.timers.advance(Duration.ofMillis(1));

        refusesToAdmit(VIDEO, "tracks[0] has no grant for video; ask for one with cf_publish on the channel");
    }

    @Test
    void refusesAnotherPublisherThanThereMayBe() {
        media.maxPublishers = 2;
        MediaMember bert = media.join("bert");
        MediaMember carl = media.join("carl");
        MediaMember dora = media.join("dora");
        media.publish(bert, CAMERA, "bert-camera");
        assertThat(media.say(carl, "cf_publish", "{'source': 'camera'}")).isEqualTo("ok");

        assertThat(media.say(dora, "cf_publish", "{'source': 'camera'}")).isEqualTo("too_many_publishers {limit=2}");
        assertThat(media.say(bert, "cf_publish", "{'source': 'microphone'}")).isEqualTo("ok");
        assertThat(media.publishing.publishers(MediaFixture.ADDRESS)).isEqualTo(2);
    }

    @Test
    void givesThePlaceOfAPublisherThatStoppedToAnother() {
        media.maxPublishers = 1;
        MediaMember bert = media.join("bert");
        media.publish(bert, MICROPHONE, "mic");
        media.say(bert, "cf_unpublish", "{'trackName': 'mic'}");

        assertThat(media.say(media.join("dora"), "cf_publish", "{'source': 'camera'}")).isEqualTo("ok");
    }

    @Test
    void refusesATrackNameThatTheSessionPublishesAlready() {
        media.publish(anna, CAMERA, "cam");
        media.say(anna, "cf_publish", "{'source': 'camera'}");

        refusesToAdmit(VIDEO, "tracks[0].trackName is published by this session already; close it first, or take another");
        refusesToAdmit(new Section("c", "other", TrackKind.VIDEO),
                "tracks[0].mid is published by this session already; close it first, or take another");
    }

    @Test
    void admitsNothingOfAMemberThatWasTakenOutOfTheCall() {
        media.say(anna, "cf_publish", "{'source': 'camera'}");
        anna.remove();

        refusesToAdmit(VIDEO, "This member is not in the call");
        assertThat(media.say(anna, "cf_publish", "{'source': 'camera'}")).isEqualTo("not_permitted {}");
    }

    private void refusesToAdmit(Section section, String description) {
        assertThatThrownBy(() -> media.publishing.admit(anna, "alias1", List.of(section)))
                .isInstanceOf(MediaRefusal.class).hasMessage(description);
    }
}
