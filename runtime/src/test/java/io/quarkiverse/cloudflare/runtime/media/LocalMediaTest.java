package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.runtime.media.MembersFixture.CHAT;
import static io.quarkiverse.cloudflare.runtime.media.MembersFixture.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.runtime.media.MediaToken.Scope;

class LocalMediaTest {

    private final MembersFixture rooms = new MembersFixture();
    private final Media media = new LocalMedia(rooms.parts, rooms.tokens, rooms.time, () -> "an-id");

    @Test
    void tellsWhatIsPublished() {
        rooms.publishing(rooms.join(STUDIO, "ada"));

        assertThat(media.tracksAndAwait(STUDIO)).extracting(PublishedTrack::memberId).containsExactly("ada");
        assertThat(media.tracksAndAwait(CHAT)).isEmpty();
    }

    @Test
    void tellsAndChangesWhatAMemberMayDo() {
        rooms.publishing(rooms.join(STUDIO, "ada"));
        assertThat(media.permissionsAndAwait(STUDIO, "ada")).isEqualTo(new MediaPermissions(true, true, true, false, true));

        assertThat(media.permitAndAwait(STUDIO, "ada", MediaPermissions.SUBSCRIBE)).isTrue();

        assertThat(media.permissionsAndAwait(STUDIO, "ada")).isEqualTo(MediaPermissions.SUBSCRIBE);
        assertThat(media.tracksAndAwait(STUDIO)).isEmpty();
    }

    @Test
    void stopsATrack() {
        rooms.publishing(rooms.join(STUDIO, "ada"));

        assertThat(media.stopAndAwait(STUDIO, "ada", "another")).isFalse();
        assertThat(media.stopAndAwait(STUDIO, "ada", "camera")).isTrue();

        assertThat(media.tracksAndAwait(STUDIO)).isEmpty();
    }

    @Test
    void takesAMemberOutOfTheCall() {
        rooms.publishing(rooms.join(STUDIO, "ada"));

        assertThat(media.removeAndAwait(STUDIO, "ada")).isTrue();

        assertThat(media.permissionsAndAwait(STUDIO, "ada")).isEqualTo(MediaPermissions.NONE);
        assertThat(media.tracksAndAwait(STUDIO)).isEmpty();
    }

    @Test
    void doesNothingToWhoIsNotThere() {
        assertThat(media.permissionsAndAwait(STUDIO, "eve")).isEqualTo(MediaPermissions.NONE);
        assertThat(media.permitAndAwait(STUDIO, "eve", MediaPermissions.ALL)).isFalse();
        assertThat(media.muteAndAwait(STUDIO, "eve", "camera")).isFalse();
        assertThat(media.stopAndAwait(STUDIO, "eve", "camera")).isFalse();
        assertThat(media.removeAndAwait(STUDIO, "eve")).isFalse();
    }

    @Test
    void makesTokensForBroadcastsAndForViewers() {
        String whip = media.whipToken(STUDIO, "Main stage", Duration.ofHours(2));
        String whep = media.whepToken(STUDIO, Duration.ofDays(30));

        assertThat(rooms.tokens.verify(whip, Scope.WHIP, STUDIO)).map(MediaToken::subject).contains("Main stage");
        assertThat(rooms.tokens.verify(whip, Scope.WHEP, STUDIO)).isEmpty();
        assertThat(rooms.tokens.verify(whep, Scope.WHEP, STUDIO)).isPresent();
        rooms.time.advance(Duration.ofHours(2));
        assertThat(rooms.tokens.verify(whip, Scope.WHIP, STUDIO)).isEmpty();
        assertThat(rooms.tokens.verify(whep, Scope.WHEP, STUDIO)).isPresent();
    }

    @Test
    void refusesATokenForARoomWithoutMedia() {
        assertThatThrownBy(() -> media.whepToken(CHAT, Duration.ofHours(1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No room annotated @MediaRoom has the address chat:1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0.999S", "PT0S", "PT-1S", "P30DT1S" })
    void refusesALifeThatIsTooShortOrTooLong(Duration ttl) {
        assertThatThrownBy(() -> media.whipToken(STUDIO, "Main stage", ttl)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ttl must be from 1 second to 30 days; found " + ttl);
        assertThatThrownBy(() -> media.whepToken(STUDIO, ttl)).hasMessageContaining("found " + ttl);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "two\nlines" })
    void refusesANameThatCannotBeShown(String name) {
        assertThatThrownBy(() -> media.whipToken(STUDIO, name, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be 1 to 200 characters on one line, not only spaces; found " + name.length());
    }
}
