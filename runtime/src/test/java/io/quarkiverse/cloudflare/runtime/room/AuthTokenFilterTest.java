package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class AuthTokenFilterTest {

    @Test
    void readsTheTokenAsPhoenixWritesIt() {
        assertThat(AuthTokenFilter.tokenIn("phoenix, base64url.bearer.phx.YS1iLmNfZA")).contains("a-b.c_d");
    }

    @Test
    void findsNothingWhereThereIsNoToken() {
        assertThat(AuthTokenFilter.tokenIn("phoenix")).isEmpty();
        assertThat(AuthTokenFilter.tokenIn("")).isEmpty();
        assertThat(AuthTokenFilter.tokenIn("phoenix, base64url.bearer.phx.")).isEmpty();
    }

    @Test
    void readsThePlusOfTheOtherAlphabet() {
        assertThat(AuthTokenFilter.tokenIn("base64url.bearer.phx.fn5+fg")).contains("~~~~");
    }

    @Test
    void refusesWhatIsNoBase64OrWouldBreakAHeader() {
        // The last one is "a\r\nX: y".
        for (String token : List.of("%%%", "a", "YQ0KWDogeQ")) {
            assertThatThrownBy(() -> AuthTokenFilter.tokenIn("phoenix, base64url.bearer.phx." + token)).as(token)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
