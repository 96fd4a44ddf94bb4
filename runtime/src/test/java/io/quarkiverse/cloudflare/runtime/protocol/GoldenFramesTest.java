package io.quarkiverse.cloudflare.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFramesTest {

    private final FrameCodec codec = new FrameCodec(GoldenFrame.JSON);

    static List<GoldenFrame> textOfClients() {
        return GoldenFrame.read("client.json", "client");
    }

    static List<GoldenFrame> textOfServers() {
        return GoldenFrame.read("server.json", "server");
    }

    static List<GoldenFrame> binaryOfClients() {
        return GoldenFrame.read("binary.json", "client");
    }

    static List<GoldenFrame> binaryOfServers() {
        return GoldenFrame.read("binary.json", "server");
    }

    static List<GoldenFrame> malformed() {
        return GoldenFrame.read("malformed.json", "client");
    }

    @ParameterizedTest
    @MethodSource("textOfClients")
    void readsWhatClientsWrite(GoldenFrame golden) throws FrameException {
        ClientFrame frame = golden.decode(codec);

        assertThat(frame.type()).hasToString(golden.text("type"));
        assertThat(frame.joinRef()).isEqualTo(golden.text("joinRef"));
        assertThat(frame.ref()).isEqualTo(golden.text("ref"));
        assertThat(frame.topic()).isEqualTo(golden.text("topic"));
        if (frame instanceof ClientFrame.Event event) {
            assertThat(event.event()).isEqualTo(golden.text("event"));
            assertThat(event.payload()).isEqualTo(golden.payload());
        } else if (frame instanceof ClientFrame.Join join) {
            assertThat(join.params()).isEqualTo(golden.payload());
        }
    }

    @ParameterizedTest
    @MethodSource("textOfClients")
    void peeksAtTheHeadOfText(GoldenFrame golden) {
        assertThat(FrameCodec.peek(golden.text("text"))).isEqualTo(golden.head());
    }

    @ParameterizedTest
    @MethodSource("textOfServers")
    void writesWhatClientsRead(GoldenFrame golden) {
        byte[] frame = codec.push(golden.text("joinRef"), golden.text("ref"), golden.text("topic"), golden.text("event"),
                golden.payload());

        assertThat(new String(frame, StandardCharsets.UTF_8)).isEqualTo(golden.text("text"));
    }

    @ParameterizedTest
    @MethodSource("binaryOfClients")
    void readsBinaryFramesOfClients(GoldenFrame golden) throws FrameException {
        ClientFrame.Binary frame = (ClientFrame.Binary) golden.decode(codec);

        assertThat(frame.joinRef()).isEqualTo(golden.text("joinRef"));
        assertThat(frame.ref()).isEqualTo(golden.text("ref"));
        assertThat(frame.topic()).isEqualTo(golden.text("topic"));
        assertThat(frame.event()).isEqualTo(golden.text("event"));
        assertThat(frame.payload()).isEqualTo(golden.bytes("payloadHex"));
        assertThat(FrameCodec.peek(golden.bytes("hex"))).isEqualTo(golden.head());
    }

    @ParameterizedTest
    @MethodSource("binaryOfServers")
    void writesBinaryFramesForClients(GoldenFrame golden) {
        byte[] payload = golden.bytes("payloadHex");
        byte[] frame = switch (golden.text("kind")) {
            case "push" -> codec.binaryPush(golden.text("joinRef"), golden.text("topic"), golden.text("event"), payload);
            case "reply" -> codec.binaryReply(golden.text("joinRef"), golden.text("ref"), golden.text("topic"),
                    golden.text("status"), payload);
            case "broadcast" -> codec.binaryBroadcast(golden.text("topic"), golden.text("event"), payload);
            default -> throw new IllegalArgumentException("No such kind: " + golden.text("kind"));
        };

        assertThat(frame).isEqualTo(golden.bytes("hex"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsWrongWithWhatIsNoFrame(GoldenFrame golden) {
        FrameException problem = catchThrowableOfType(FrameException.class, () -> golden.decode(codec));

        assertThat(problem.problem()).isEqualTo(golden.text("problem"));
        assertThat(problem.joinRef()).isEqualTo(golden.text("joinRef"));
        assertThat(problem.ref()).isEqualTo(golden.text("ref"));
        assertThat(problem.topic()).isEqualTo(golden.text("topic"));
        assertThat(new String(codec.refuse(problem), StandardCharsets.UTF_8)).isEqualTo(golden.text("answer"));
    }
}
