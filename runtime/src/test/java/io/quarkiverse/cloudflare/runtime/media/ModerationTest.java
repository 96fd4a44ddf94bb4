package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.media.TrackSource.MICROPHONE;
import static io.quarkiverse.cloudflare.media.TrackSource.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To mute somebody is to ask, and then to see to it. */
class ModerationTest {

    private static final String ASKED = "anna cf_mute_request {trackName=mic}";

    private final MediaFixture media = new MediaFixture();
    private final MediaMember anna = media.join("anna");

    @BeforeEach
    void publish() {
        media.publish(anna, MICROPHONE, "mic");
    }

    @Test
    void leavesTheTrackOfAClientThatMutes() {
        assertThat(mute("mic")).isTrue();
        assertThat(media.host.pushed).containsExactly(ASKED);

        media.timers.advance(Duration.ofMillis(1_900));
        media.say(anna, "cf_mute", "{'trackName': 'mic', 'muted': true}");

        media.timers.advance(Duration.ofMinutes(1));
        assertThat(media.sfu(anna).closed).isEmpty();
        assertThat(media.shown(anna)).containsExactly("mic");
    }

    @Test
    void closesTheTrackOfAClientThatDoesNot() {
        mute("mic");
        media.timers.advance(Duration.ofMillis(1_999));
        assertThat(media.sfu(anna).closed).isEmpty();

        media.timers.advance(Duration.ofMillis(1));

        assertThat(media.sfu(anna).closed).containsExactly(List.of("m"));
        assertThat(media.host.pushed).last().asString().startsWith("anna cf_unpublished ").contains("reason=moderated");
        assertThat(media.shown(anna)).isEmpty();
    }

    @Test
    void letsAMemberUnmuteItselfAfterwards() {
        mute("mic");
        media.say(anna, "cf_mute", "{'trackName': 'mic', 'muted': true}");
        media.say(anna, "cf_mute", "{'trackName': 'mic', 'muted': false}");

        media.timers.advance(Duration.ofMinutes(1));

        assertThat(media.sfu(anna).closed).isEmpty();
    }

    @Test
    void givesNoMoreTimeToOneThatIsAskedTwice() {
        mute("mic");
        media.timers.advance(Duration.ofSeconds(1));
        mute("mic");

        media.timers.advance(Duration.ofSeconds(1));

        assertThat(media.sfu(anna).closed).containsExactly(List.of("m"));
        assertThat(media.host.pushed).contains(ASKED, ASKED);
    }

    @Test
    void doesNotAskForWhatIsMutedAlready() {
        media.say(anna, "cf_mute", "{'trackName': 'mic', 'muted': true}");

        assertThat(mute("mic")).isTrue();

        assertThat(media.host.pushed).isEmpty();
    }

    @Test
    void stopsAScreenAtOnce() {
        media.publish(anna, SCREEN, "screen");

        assertThat(media.moderation.stop(anna, "screen").await().indefinitely()).isTrue();

        assertThat(media.sfu(anna).closed).containsExactly(List.of("s"));
        assertThat(media.host.pushed).singleElement().asString().contains("trackName=screen", "reason=moderated");
        assertThat(media.shown(anna)).containsExactly("mic");
    }

    @Test
    void saysThatATrackIsNotThere() {
        media.accept(anna, SCREEN, "screen");

        assertThat(mute("screen")).isFalse();
        assertThat(media.moderation.stop(anna, "other").await().indefinitely()).isFalse();
        assertThat(media.host.pushed).isEmpty();
    }

    private boolean mute(String trackName) {
        return media.moderation.mute(anna, trackName).await().indefinitely();
    }
}
