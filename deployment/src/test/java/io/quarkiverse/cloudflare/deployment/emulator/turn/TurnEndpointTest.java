package io.quarkiverse.cloudflare.deployment.emulator.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class TurnEndpointTest {

    private final TurnEndpoint endpoint = new TurnEndpoint("127.0.0.1", 3478, "north");

    @Test
    void offersUdpAndTcp() {
        assertThat(endpoint.stunUrls()).containsExactly("stun:127.0.0.1:3478");
        assertThat(endpoint.turnUrls()).containsExactly("turn:127.0.0.1:3478?transport=udp",
                "turn:127.0.0.1:3478?transport=tcp");
    }

    @Test
    void signsTheUserName() {
        String username = TurnEndpoint.username(Instant.ofEpochSecond(1_790_000_000), "ab12");

        assertThat(username).isEqualTo("1790000000:ab12");
        // printf 1790000000:ab12 | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(endpoint.credential(username)).isEqualTo("H6sasL6qhXSprzqqows4F4YyuMQ=");
    }

    @Test
    void showsNoSecret() {
        assertThat(endpoint).hasToString("TurnEndpoint[127.0.0.1:3478]");
    }
}
