package io.quarkiverse.cloudflare.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Secret SECRET = new Secret("s3cr3t-token");

    @Test
    void keepsASentence() {
        assertThat(Words.clean("Body JSON validation error: sessionDescription", SECRET))
                .isEqualTo("Body JSON validation error: sessionDescription");
    }

    @Test
    void hidesTokens() {
        assertThat(Words.clean("token s3cr3t-token or Bearer abc.def is bad", SECRET)).isEqualTo("token *** or *** is bad");
    }

    @Test
    void hidesSdp() {
        assertThat(Words.clean("cannot parse v=0\r\no=- 1 2 IN IP4 10.0.0.1\r\na=ice-pwd:x", SECRET))
                .isEqualTo("cannot parse ***");
        assertThat(Words.clean("line a=fingerprint:sha-256 AA:BB", SECRET)).isEqualTo("line ***");
    }

    @Test
    void fitsOnALine() {
        assertThat(Words.clean("one\r\ntwo\u2028three", SECRET)).isEqualTo("one two three");
        assertThat(Words.clean("x".repeat(1000), SECRET)).isEqualTo("x".repeat(240) + "…");
    }

    @Test
    void neverShowsASecret() {
        assertThat(SECRET).hasToString("***").isEqualTo(new Secret("s3cr3t-token"));
        assertThatThrownBy(() -> new Secret(" ")).hasMessage("A token must not be blank");
    }
}
