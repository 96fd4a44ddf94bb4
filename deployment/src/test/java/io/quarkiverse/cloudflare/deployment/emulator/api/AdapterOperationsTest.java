package io.quarkiverse.cloudflare.deployment.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdapterOperationsTest {

    private static final String EGRESS = "{\"location\":\"remote\",\"sessionId\":\"p\",\"trackName\":\"mic\","
            + "\"endpoint\":\"%s\",\"outputCodec\":\"pcm\"}";

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    private String open(String... tracks) {
        return api.sfu("POST", "/adapters/websocket/new", "{\"tracks\":[" + String.join(",", tracks) + "]}").toString();
    }

    private static String invalid(String description) {
        return "406 {\"errorCode\":\"invalid_params\",\"errorDescription\":\"" + description + "\"}";
    }

    @Test
    void saysThatItHasNone() {
        assertThat(open(EGRESS.formatted("wss://media.example.com/out"))).isEqualTo("503 {\"tracks\":[{\"trackName\":\"mic\","
                + "\"errorCode\":\"backend_error\",\"errorDescription\":\"The emulator forwards media without decoding it, so it "
                + "has no adapters. Use an app of Cloudflare to try them.\"}]}");
    }

    @Test
    void refusesAnEndpointOnLocalhostFirst() {
        assertThat(open(EGRESS.formatted("ws://localhost:8080/out"), EGRESS.formatted("ws://127.0.0.1/out")))
                .contains("websocket_localhost_not_allowed", "The endpoint must not be on localhost")
                .doesNotContain("backend_error");
    }

    @Test
    void refusesMoreThanFour() {
        assertThat(open(Collections.nCopies(5, EGRESS.formatted("wss://media.example.com")).toArray(String[]::new)))
                .isEqualTo(invalid("Expecting at most 4 track in the request"));
    }

    @Test
    void refusesContradictions() {
        assertThat(open(EGRESS.formatted("http://media.example.com")))
                .isEqualTo(invalid("tracks,0.endpoint must match wss?://.+"));
        assertThat(open(EGRESS.formatted("wss://media.example.com").replace("outputCodec", "inputCodec")))
                .isEqualTo(invalid("A remote track needs sessionId and outputCodec"));
        assertThat(open("{\"location\":\"local\",\"trackName\":\"mic\",\"endpoint\":\"wss://media.example.com\"}"))
                .isEqualTo(invalid("A local track needs inputCodec"));
    }

    @Test
    void findsNoneToClose() {
        assertThat(api.sfu("POST", "/adapters/websocket/close", "{\"tracks\":[{\"adapterId\":\"a1\"}]}"))
                .hasToString("503 {\"tracks\":[{\"adapterId\":\"a1\",\"errorCode\":\"adapter_not_found\","
                        + "\"errorDescription\":\"The adapter does not exist or was already closed\"}]}");
    }
}
