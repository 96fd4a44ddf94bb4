package io.quarkiverse.cloudflare.deployment.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    private ApiFixture.Reply renegotiate(String session) {
        return api.sfu("PUT", "/sessions/" + session + "/renegotiate",
                "{\"sessionDescription\":{\"type\":\"answer\",\"sdp\":\"v=0\"}}");
    }

    @Test
    void refusesTheFiftyFirstRequestOfASecondToOneSession() {
        for (int i = 0; i < 50; i++) {
            assertThat(renegotiate("a")).hasToString("200 {}");
        }

        ApiFixture.Reply refused = renegotiate("a");
        assertThat(refused).hasToString("429 {\"errorCode\":\"rate_limited\","
                + "\"errorDescription\":\"More than 50 requests per second\"}");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(renegotiate("b")).hasToString("200 {}");

        api.timers.advance(Duration.ofSeconds(1));
        assertThat(renegotiate("a")).hasToString("200 {}");
    }
}
