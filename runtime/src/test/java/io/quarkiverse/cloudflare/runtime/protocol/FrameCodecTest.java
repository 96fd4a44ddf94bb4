package io.quarkiverse.cloudflare.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

class FrameCodecTest {

    private final FrameCodec codec = new FrameCodec(new ObjectMapper());

    record Said(String from, String plainText) {
    }

    record Node(List<Object> children) {
    }

    @Test
    void writesRecordsAsTheMapperSays() {
        FrameCodec snake = new FrameCodec(
                JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());

        assertThat(text(snake.push(null, "@e:1", "chat:lobby", "said", new Said("m", "hi"))))
                .isEqualTo("[null,\"@e:1\",\"chat:lobby\",\"said\",{\"from\":\"m\",\"plain_text\":\"hi\"}]");
    }

    @Test
    void isNotLedAstrayByWhatTheMapperSaysOfDocuments() throws FrameException {
        FrameCodec odd = new FrameCodec(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRAP_ROOT_VALUE)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.UNWRAP_ROOT_VALUE)
                .build());

        assertThat(text(odd.push(null, null, "t", "e", Map.of("a", List.of(1)))))
                .isEqualTo("[null,null,\"t\",\"e\",{\"a\":[1]}]");
        assertThat(odd.decode("[null,null,\"t\",\"e\",{\"a\":[1]}]")).isInstanceOf(ClientFrame.Event.class);
    }

    @Test
    void writesNothingAsAnEmptyObject() {
        assertThat(text(codec.reply("1", "2", "t", Names.STATUS_OK, null)))
                .isEqualTo("[\"1\",\"2\",\"t\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
        assertThat(text(codec.push(null, null, "t", "e", null))).isEqualTo("[null,null,\"t\",\"e\",{}]");
    }

    @Test
    void leavesOutEmptyDetails() {
        assertThat(text(codec.errorReply("1", "2", "t", Reasons.BUSY, Map.of())))
                .isEqualTo("[\"1\",\"2\",\"t\",\"phx_reply\",{\"status\":\"error\",\"response\":{\"reason\":\"busy\"}}]");
    }

    @Test
    void namesTheEventAndTheTypeOfAPayloadThatCannotBeWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.push(null, null, "t", "said", new Object()))
                .withMessage("The payload of the event 'said' cannot be written as JSON: java.lang.Object");
        assertThatIllegalArgumentException().isThrownBy(() -> codec.reply("1", "2", "t", Names.STATUS_OK, new Object()))
                .withMessage("The reply with the status 'ok' in 't' cannot be written as JSON: java.lang.Object");
    }

    @Test
    void writesTextOfTheApplicationThatIsNoUnicode() throws IOException {
        for (String broken : List.of("\ud800", "\ud800x", "x\udc4b", "\ud83d\ud83d\udc4b", "\udc4b\ud83d")) {
            byte[] frame = codec.push(null, null, "t", "e", broken);

            assertThat(new ObjectMapper().readTree(frame).get(4).textValue()).isEqualTo(broken);
        }
    }

    @Test
    void readsAPayloadAsDeepAsItMayBe() throws FrameException {
        assertThat(codec.decode("[\"1\",\"2\",\"t\",\"e\"," + "[".repeat(100) + "]".repeat(100) + "]").ref()).isEqualTo("2");
    }

    @Test
    void writesTheNextFrameAsIfNothingHadFailed() {
        List<Object> endless = new ArrayList<>();
        endless.add(new Node(endless));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.push(null, null, "t", "e", endless));

        assertThat(text(codec.push(null, null, "t", "e", Map.of()))).isEqualTo("[null,null,\"t\",\"e\",{}]");
    }

    @Test
    void refusesToWriteABinaryHeaderOf256Bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.binaryBroadcast("t", "e".repeat(256), new byte[0]))
                .withMessageContaining("255 bytes; found 256");
    }

    @Test
    void peeksAtAFrameThatIsTooLargeWithoutReadingItsPayload() {
        String large = "[\"1\",\"2\",\"chat:lobby\",\"say\",{\"broken\":" + "[".repeat(1_000_000);

        assertThat(FrameCodec.peek(large)).isEqualTo(new FrameHead("1", "2", "chat:lobby", "say"));
        assertThat(FrameCodec.peek("x".repeat(100_000))).isEqualTo(FrameHead.UNREADABLE);
        assertThat(FrameCodec.peek(new byte[] { 0, 1 })).isEqualTo(FrameHead.UNREADABLE);
    }

    @Test
    void refusesWithAReplyWhereTheClientCanMatchIt() {
        assertThat(text(codec.refuse(new FrameHead("1", "2", "t", null), Reasons.TOO_LARGE, Map.of("limit", 65536))))
                .isEqualTo("[\"1\",\"2\",\"t\",\"phx_reply\",{\"status\":\"error\",\"response\":"
                        + "{\"reason\":\"too_large\",\"details\":{\"limit\":65536}}}]");
        assertThat(text(codec.refuse(FrameHead.UNREADABLE, Reasons.TOO_LARGE, Map.of())))
                .isEqualTo("[null,null,\"phoenix\",\"cf_error\",{\"reason\":\"too_large\"}]");
    }

    @Test
    void repeatsNothingOfThePayloadInProblemsAndLogs() throws FrameException {
        assertThatThrownBy(() -> codec.decode("[\"1\",\"2\",\"t\",\"e\",{\"password\": secret}]"))
                .hasMessage("The payload must be JSON; it cannot be read at character 30").hasNoCause();
        assertThat(codec.decode("[\"1\",\"2\",\"t\",\"e\",\"secret\"]")).hasToString("Event[t e]");
        assertThat(codec.decode("[\"1\",\"2\",\"t\",\"phx_join\",{\"a\":\"secret\"}]")).hasToString("Join[t]");
    }

    @Test
    void reservesWhatBelongsToTheProtocol() {
        assertThat(List.of("phx_join", "presence_state", "cf_error", "heartbeat")).allMatch(Names::isReserved);
        assertThat(List.of("say", "phoenix", "heartbeats", "presence", "cf")).noneMatch(Names::isReserved);
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
