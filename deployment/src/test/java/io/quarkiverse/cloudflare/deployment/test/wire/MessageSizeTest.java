package io.quarkiverse.cloudflare.deployment.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.PlainSocket;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class MessageSizeTest {

    private static final int LIMIT = 64 * 1024;
    private static final String TOO_LARGE = "{\"status\":\"error\",\"response\":{\"reason\":\"too_large\",\"details\":{\"limit\":65536}}}";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(SizeRoom.class, PlainSocket.class, PlainSocket.Frame.class));

    @TestHTTPResource("/")
    URI server;

    @Room("size:{roomId}")
    static class SizeRoom {

        @OnEvent("measure")
        int measure(String text) {
            return text.length();
        }

        @OnBinary("measure")
        int measure(byte[] bytes) {
            return bytes.length;
        }
    }

    @Test
    void takesATextOfTheLimitAndRefusesALongerOne() throws Exception {
        try (RawSocket socket = joined()) {
            String head = "[\"1\",\"2\",\"size:a\",\"measure\",\"";
            String text = "x".repeat(LIMIT - head.length() - 2);
            socket.send(head + text + "\"]");
            assertThat(socket.reply("2").at("/4/response").asInt()).isEqualTo(text.length());
            socket.send(head.replace("\"2\"", "\"3\"") + text + "x\"]");
            assertThat(socket.reply("3").toString()).isEqualTo("[\"1\",\"3\",\"size:a\",\"phx_reply\"," + TOO_LARGE + "]");
            livesOn(socket);
        }
    }

    @Test
    void countsBytesNotCharacters() throws Exception {
        try (RawSocket socket = joined()) {
            socket.send("[\"1\",\"2\",\"size:a\",\"measure\",\"" + "ü".repeat(LIMIT / 2) + "\"]");
            assertThat(socket.reply("2").get(4)).hasToString(TOO_LARGE);
            livesOn(socket);
        }
    }

    @Test
    void takesABinaryMessageOfTheLimitAndRefusesALongerOne() throws Exception {
        try (RawSocket socket = joined()) {
            socket.send(binary("2", LIMIT));
            assertThat(socket.reply("2").at("/4/response").asInt()).isEqualTo(LIMIT - binary("2", 0).length);
            socket.send(binary("3", LIMIT + 1));
            assertThat(socket.reply("3").get(4)).hasToString(TOO_LARGE);
            livesOn(socket);
        }
    }

    @Test
    void saysSoToNobodyInParticularIfTheSenderCannotBeAnswered() throws Exception {
        try (RawSocket socket = joined()) {
            socket.send("x".repeat(LIMIT + 1));
            assertThat(socket.event("cf_error").toString()).isEqualTo(
                    "[null,null,\"phoenix\",\"cf_error\",{\"reason\":\"too_large\",\"details\":{\"limit\":65536}}]");
            livesOn(socket);
        }
    }

    @Test
    void closesTheSocketAboveTheHardLimit() throws Exception {
        try (PlainSocket socket = PlainSocket.open(server)) {
            socket.text("[\"1\",\"1\",\"size:a\",\"phx_join\",{}]").readUntil("phx_reply");
            try {
                socket.text("x".repeat(1024 * 1024 + 1));
            } catch (SocketException e) {
                // The length was enough for the server to close before it had all.
            }
            assertThat(socket.readUntil("phx_close")).isEqualTo("1006");
        }
        try (RawSocket another = joined()) {
            livesOn(another);
        }
    }

    private RawSocket joined() throws Exception {
        RawSocket socket = RawSocket.connect(server);
        socket.join("1", "size:a", "{}");
        return socket;
    }

    private static void livesOn(RawSocket socket) throws Exception {
        socket.send("[\"1\",\"alive\",\"size:a\",\"measure\",\"four\"]");
        assertThat(socket.reply("alive").at("/4/response").asInt()).isEqualTo(4);
    }

    /** A push of "measure" to "size:a" that has so many bytes, and at least its header. */
    private static byte[] binary(String ref, int size) {
        byte[] head = ("\0\1" + (char) ref.length() + "\6\7" + "1" + ref + "size:ameasure").getBytes();
        byte[] frame = new byte[Math.max(size, head.length)];
        System.arraycopy(head, 0, frame, 0, head.length);
        return frame;
    }
}
