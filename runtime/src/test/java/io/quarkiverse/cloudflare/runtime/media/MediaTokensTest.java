package io.quarkiverse.cloudflare.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.MediaToken.Scope;
import io.quarkiverse.cloudflare.support.MovableTimers;

class MediaTokensTest {

    private static final String KEY = "the key of this test, 32 or more";
    private static final String OTHER_KEY = "another key of this test, as long";
    private static final RoomAddress LOBBY = RoomAddress.of("studio:größe 😀");
    private static final RoomAddress OTHER = RoomAddress.of("studio:other");

    private final MovableTimers time = new MovableTimers();
    private final MediaTokens tokens = new MediaTokens(KEY, Optional.empty(), time.clock());
    private final MediaToken ada = new MediaToken(Scope.MEMBER, LOBBY, "ada", 7,
            time.clock().instant().plus(Duration.ofMinutes(5)), "an-id");

    @Test
    void readsWhatItHasSigned() {
        assertThat(tokens.verify(tokens.sign(ada), Scope.MEMBER, LOBBY)).contains(ada);
    }

    @Test
    void isValidUntilItEnds() {
        String token = tokens.sign(ada);

        time.advance(Duration.ofSeconds(299));
        assertThat(tokens.verify(token, Scope.MEMBER, LOBBY)).contains(ada);

        time.advance(Duration.ofSeconds(1));
        assertThat(tokens.verify(token, Scope.MEMBER, LOBBY)).isEmpty();
    }

    @Test
    void isForOneRoom() {
        assertThat(tokens.verify(tokens.sign(ada), Scope.MEMBER, OTHER)).isEmpty();
    }

    @Test
    void isForOnePurpose() {
        assertThat(tokens.verify(tokens.sign(ada), Scope.WHIP, LOBBY)).isEmpty();
        assertThat(tokens.verify(tokens.sign(ada), Scope.WHEP, LOBBY)).isEmpty();
    }

    @Test
    void refusesWhatWasChanged() {
        String token = tokens.sign(ada);
        String[] parts = token.split("\\.");
        String fields = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        String mallory = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(fields.replace("ada", "eve").getBytes(StandardCharsets.UTF_8));

        assertThat(fields).contains("ada");
        assertThat(tokens.verify(mallory + "." + parts[1], Scope.MEMBER, LOBBY)).isEmpty();
    }

    @Test
    void refusesEveryOtherSignature() {
        String[] parts = tokens.sign(ada).split("\\.");
        byte[] signature = Base64.getUrlDecoder().decode(parts[1]);

        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] forged = signature.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            String token = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            assertThat(tokens.verify(token, Scope.MEMBER, LOBBY)).as("bit %d", bit).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "a", "a.b", "..", "%%.%%", "null", "MQ.", ".MQ", "ä.ö" })
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.verify(text, Scope.MEMBER, LOBBY)).isEmpty();
    }

    @Test
    void refusesWhatIsLongerThanItsOwn() {
        assertThat(tokens.verify("a".repeat(1_000_000) + ".a", Scope.MEMBER, LOBBY)).isEmpty();
    }

    @Test
    void signsTheLongestThereIs() {
        MediaToken longest = new MediaToken(Scope.WHIP, RoomAddress.of("x".repeat(RoomAddress.MAX_BYTES)), "名".repeat(200),
                Long.MAX_VALUE, ada.expires(), "an-id-of-128-bits-base64");

        assertThat(tokens.verify(tokens.sign(longest), Scope.WHIP, longest.address())).contains(longest);
    }

    @Test
    void knowsThePreviousKeyAndSignsWithThePresentOne() {
        MediaTokens rotated = new MediaTokens(OTHER_KEY, Optional.of(KEY), time.clock());

        assertThat(rotated.verify(tokens.sign(ada), Scope.MEMBER, LOBBY)).contains(ada);
        assertThat(rotated.verify(rotated.sign(ada), Scope.MEMBER, LOBBY)).contains(ada);
        assertThat(tokens.verify(rotated.sign(ada), Scope.MEMBER, LOBBY)).isEmpty();
    }

    @Test
    void forgetsAKeyThatIsPreviousNoMore() {
        MediaTokens rotated = new MediaTokens(OTHER_KEY, Optional.empty(), time.clock());

        assertThat(rotated.verify(tokens.sign(ada), Scope.MEMBER, LOBBY)).isEmpty();
    }

    @Test
    void refusesAFieldThatWouldBeTwo() {
        assertThatThrownBy(() -> new MediaToken(Scope.WHIP, LOBBY, "a\nb", 0, ada.expires(), "an-id"))
                .hasMessage("The subject of a token must not contain line feeds");
    }

    @Test
    void showsNoSecret() {
        assertThat(ada).hasToString("MediaToken[MEMBER studio:größe 😀]");
        assertThat(tokens.toString()).doesNotContain(KEY);
    }
}
