package io.quarkiverse.cloudflare.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

class ClientCodecTest {

    private final ClientCodec codec = new ClientCodec(GoldenFrame.JSON);

    static List<GoldenFrame> written() {
        return GoldenFrame.read("client.json", "client").stream()
                // A server reads those too; this client writes texts.
                .filter(golden -> !golden.text("name").equals("references as numbers")).toList();
    }

    @ParameterizedTest
    @MethodSource("written")
    void writesWhatTheServerReads(GoldenFrame golden) throws JsonProcessingException {
        JsonNode frame = GoldenFrame.JSON.readTree(golden.text("text"));
        String text = codec.encode(frame.get(0).textValue(), frame.get(1).textValue(), frame.get(2).textValue(),
                frame.get(3).textValue(), frame.get(4));
        assertThat(GoldenFrame.JSON.readTree(text)).isEqualTo(frame);
    }

    static List<GoldenFrame> read() {
        return GoldenFrame.read("server.json", "server");
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsWhatTheServerWrites(GoldenFrame golden) throws JsonProcessingException {
        JsonNode payload = GoldenFrame.JSON.readTree(golden.text("text")).get(4);
        ServerFrame expected = golden.text("event").equals("phx_reply")
                ? new ServerFrame.Reply(golden.text("joinRef"), golden.text("ref"), golden.text("topic"),
                        payload.get("status").textValue(), payload.get("response"))
                : new ServerFrame.Push(golden.text("joinRef"), golden.text("ref"), golden.text("topic"),
                        golden.text("event"), payload);
        assertThat(codec.decode(golden.text("text"))).isEqualTo(expected);
    }

    static Stream<GoldenFrame> writtenBytes() {
        return GoldenFrame.read("binary.json", "client").stream();
    }

    @ParameterizedTest
    @MethodSource("writtenBytes")
    void writesTheBytesTheServerReads(GoldenFrame golden) {
        assertThat(codec.encodeBinary(golden.text("joinRef"), golden.text("ref"), golden.text("topic"), golden.text("event"),
                golden.bytes("payloadHex"))).isEqualTo(golden.bytes("hex"));
    }

    static Stream<GoldenFrame> readBytes() {
        return GoldenFrame.read("binary.json", "server").stream();
    }

    @ParameterizedTest
    @MethodSource("readBytes")
    void readsTheBytesTheServerWrites(GoldenFrame golden) {
        ServerFrame frame = codec.decodeBinary(golden.bytes("hex"));
        assertThat(frame.topic()).isEqualTo(golden.text("topic"));
        if (frame instanceof ServerFrame.BinaryReply reply) {
            assertThat(reply.joinRef()).isEqualTo(golden.text("joinRef"));
            assertThat(reply.ref()).isEqualTo(golden.text("ref"));
            assertThat(reply.status()).isEqualTo(golden.text("status"));
            assertThat(reply.data()).isEqualTo(golden.bytes("payloadHex"));
        } else if (frame instanceof ServerFrame.BinaryPush push) {
            assertThat(push.joinRef()).isEqualTo(golden.text("joinRef"));
            assertThat(push.event()).isEqualTo(golden.text("event"));
            assertThat(push.data()).isEqualTo(golden.bytes("payloadHex"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "hello", "{}", "[]", "[null,null,\"t\"]", "[null,null,null,\"e\",{}]",
            "[null,null,\"t\",\"e\"]",
            "[null,null,\"t\",\"e\",{},1]", "[1,null,\"t\",\"e\",{}]", "[null,null,\"t\",\"e\",{",
            "[null,\"1\",\"t\",\"phx_reply\",{}]" })
    void refusesTextThatIsNoFrame(String text) {
        assertThatThrownBy(() -> codec.decode(text)).isInstanceOf(ClientCodec.UnreadableFrameException.class)
                .hasMessageStartingWith("The server sent an unreadable frame: ");
    }

    @Test
    void refusesBytesThatAreNoFrame() {
        for (byte[] bytes : List.of(new byte[0], new byte[] { 9 }, new byte[] { 0, 1 }, new byte[] { 2, 5, 1, 'a' })) {
            assertThatThrownBy(() -> codec.decodeBinary(bytes)).isInstanceOf(ClientCodec.UnreadableFrameException.class);
        }
    }

    @Test
    void refusesAFieldTooLongForABinaryFrame() {
        assertThatThrownBy(() -> codec.encodeBinary("1", "2", "ü".repeat(128), "e", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The topic of a binary frame may have 255 bytes; this one has 256");
    }

    @Test
    void keepsPayloadsOutOfLogs() {
        assertThat(codec.decode("[\"1\",\"2\",\"t\",\"said\",{\"secret\":1}]")).hasToString("Push[t said]");
        assertThat(codec.decode("[\"1\",\"2\",\"t\",\"phx_reply\",{\"status\":\"ok\",\"response\":{\"secret\":1}}]"))
                .hasToString("Reply[t 2 ok]");
    }
}
