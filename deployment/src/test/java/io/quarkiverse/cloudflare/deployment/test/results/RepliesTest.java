package io.quarkiverse.cloudflare.deployment.test.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class RepliesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, ReplyRoom.class, Point.class));

    @TestHTTPResource("/")
    URI server;

    record Point(int x, int y) {
    }

    @Room("reply:{roomId}")
    static class ReplyRoom {

        @OnEvent("void")
        void nothing() {
        }

        @OnEvent("null")
        Point none() {
            return null;
        }

        @OnEvent("record")
        Point point() {
            return new Point(1, 2);
        }

        @OnEvent("string")
        String text() {
            return "some \"text\"";
        }

        @OnEvent("int")
        int number() {
            return 42;
        }

        @OnEvent("list")
        List<Point> points() {
            return List.of(new Point(1, 2), new Point(3, 4));
        }

        @OnEvent("map")
        Map<String, Integer> map() {
            return Map.of("a", 1);
        }

        @OnEvent("bytes")
        byte[] bytes() {
            return new byte[] { 0, 1, -1 };
        }

        @OnEvent("uniVoid")
        Uni<Void> uniVoid() {
            return Uni.createFrom().voidItem();
        }

        @OnEvent("uniRecord")
        Uni<Point> uniPoint() {
            return Uni.createFrom().item(new Point(5, 6));
        }

        @OnEvent("uniString")
        Uni<String> uniText() {
            return Uni.createFrom().item("later");
        }

        @OnEvent("uniList")
        Uni<List<String>> uniList() {
            return Uni.createFrom().item(List.of("a", "b"));
        }

        @OnEvent("uniBytes")
        Uni<byte[]> uniBytes() {
            return Uni.createFrom().item(() -> new byte[] { 7 });
        }

        @OnBinary("length")
        int length(byte[] bytes) {
            return bytes.length;
        }

        @OnBinary("reversed")
        byte[] reversed(byte[] bytes) {
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return reversed;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "void      | {}",
            "null      | {}",
            "record    | {\"x\":1,\"y\":2}",
            "string    | \"some \\\"text\\\"\"",
            "int       | 42",
            "list      | [{\"x\":1,\"y\":2},{\"x\":3,\"y\":4}]",
            "map       | {\"a\":1}",
            "uniVoid   | {}",
            "uniRecord | {\"x\":5,\"y\":6}",
            "uniString | \"later\"",
            "uniList   | [\"a\",\"b\"]" })
    void repliesWithWhatTheCallbackReturns(String event, String response) throws Exception {
        try (TestMember ada = TestMember.join(server, "reply:a")) {
            assertThat(ada.ask(event, "{}")).hasToString("{\"status\":\"ok\",\"response\":" + response + "}");
        }
    }

    @Test
    void repliesWithABinaryFrameToBytes() throws Exception {
        try (TestMember ada = TestMember.join(server, "reply:a")) {
            ada.push("bytes", "{}");
            assertThat(ada.socket().binary()).isEqualTo(binaryReply("2", 0, 1, -1));
            ada.push("uniBytes", "{}");
            assertThat(ada.socket().binary()).isEqualTo(binaryReply("3", 7));
        }
    }

    @Test
    void repliesToABinaryPushInTextOrBinary() throws Exception {
        try (TestMember ada = TestMember.join(server, "reply:a")) {
            ada.socket().send(binaryPush("2", "length", 1, 2, 3));
            assertThat(ada.reply("2")).hasToString("{\"status\":\"ok\",\"response\":3}");
            ada.socket().send(binaryPush("3", "reversed", 1, 2, 3));
            assertThat(ada.socket().binary()).isEqualTo(binaryReply("3", 3, 2, 1));
            ada.socket().send(binaryPush("4", "reversed"));
            assertThat(ada.socket().binary()).isEqualTo(binaryReply("4"));
            ada.socket().send(binaryPush("5", "record"));
            assertThat(ada.reply("5").at("/response/reason").asText()).isEqualTo("unknown_event");
            assertThat(ada.ask("length", "{}").at("/response/reason").asText()).isEqualTo("unknown_event");
        }
    }

    private static byte[] binaryPush(String ref, String event, int... payload) {
        return frame("\0\1" + (char) ref.length() + "\7" + (char) event.length() + "1" + ref + "reply:a" + event, payload);
    }

    private static byte[] binaryReply(String ref, int... payload) {
        return frame("\1\1" + (char) ref.length() + "\7\0021" + ref + "reply:aok", payload);
    }

    private static byte[] frame(String head, int... payload) {
        byte[] frame = new byte[head.length() + payload.length];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (byte) (i < head.length() ? head.charAt(i) : payload[i - head.length()]);
        }
        return frame;
    }
}
