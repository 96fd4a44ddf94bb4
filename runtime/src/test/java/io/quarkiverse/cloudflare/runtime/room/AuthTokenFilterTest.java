package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

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
    }

    @Test
    void ignoresWhatIsNoBase64OrWouldBreakAHeader() {
        assertThat(AuthTokenFilter.tokenIn("base64url.bearer.phx.%%%")).isEmpty();
        // "a\r\nX: y"
        assertThat(AuthTokenFilter.tokenIn("base64url.bearer.phx.YQ0KWDogeQ")).isEmpty();
    }
}
