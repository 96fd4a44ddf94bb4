package io.quarkiverse.cloudflare.deployment.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class MalformedFramesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path GOLDEN = Path.of("..", "src", "main", "protocol", "golden", "malformed.json");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(EchoRoom.class));

    @TestHTTPResource("/")
    URI server;

    @Room("chat:{roomId}")
    static class EchoRoom {

        @OnEvent("say")
        JsonNode say(JsonNode payload) {
            return payload;
        }
    }

    @Test
    void answersEachMalformedFrameAndLetsTheRoomsLiveOn() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            socket.join("3", "chat:lobby", "{}");
            socket.join("5", "chat:other", "{}");
            int sent = 0;
            for (JsonNode golden : MAPPER.readTree(GOLDEN.toFile())) {
                if (golden.has("hex")) {
                    socket.send(HexFormat.of().parseHex(golden.get("hex").asText()));
                } else {
                    socket.send(golden.get("text").asText());
                }
                JsonNode answer = socket.next(frame -> !frame.get(3).asText().startsWith("presence_"));
                assertThat(answer).as(golden.get("name").asText()).isEqualTo(MAPPER.readTree(golden.get("answer").asText()));

                String ref = "after" + sent++;
                socket.send("[\"5\",\"%s\",\"chat:other\",\"say\",{\"still\":\"here\"}]".formatted(ref));
                assertThat(socket.reply(ref).at("/4/response/still").asText()).isEqualTo("here");
            }
            assertThat(sent).isGreaterThan(20);
        }
    }
}
