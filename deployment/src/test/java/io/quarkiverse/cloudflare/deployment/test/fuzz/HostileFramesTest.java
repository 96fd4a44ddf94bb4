package io.quarkiverse.cloudflare.deployment.test.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.PlainSocket;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;

class HostileFramesTest {

    private static final int SOCKETS = 8;
    private static final int FRAMES_PER_SOCKET = 100_000 / SOCKETS;
    private static final int CHECK_EVERY = 1_000;
    private static final int BROKEN_SOCKETS = 40;
    private static final String END = "[null,\"the-end\",\"phoenix\",\"heartbeat\",{}]";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, PlainSocket.class, PlainSocket.Frame.class,
                    HostileFrames.class, WildRoom.class, CalmRoom.class, Say.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", "0")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-joins-per-minute", "0")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-rooms-per-connection", "0")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(records -> assertThat(records).extracting(record -> record.getLevel() + " "
                    + record.getMessage() + " " + record.getThrown()).isEmpty());

    @TestHTTPResource("/")
    URI server;

    record Say(String text) {
    }

    @Room("wild:{roomId}")
    static class WildRoom {

        @OnEvent("say")
        Broadcast<String> say(Say said) {
            return Broadcast.toAll("said", String.valueOf(said.text()));
        }

        @OnEvent("count")
        @NonBlocking
        int count(List<Integer> numbers) {
            return numbers.size();
        }

        @OnEvent("stream")
        Multi<Integer> stream() {
            return Multi.createFrom().items(1, 2, 3);
        }

        @OnEvent("refuse")
        void refuse() {
            throw new EventRefusedException("never");
        }

        @OnEvent("silent")
        @NonBlocking
        void silent() {
        }

        @OnBinary("say")
        Broadcast<byte[]> say(byte[] bytes) {
            return Broadcast.toAll("said", bytes);
        }
    }

    @Room("calm:{roomId}")
    static class CalmRoom {

        @OnEvent("say")
        Broadcast<String> say(Say said) {
            return Broadcast.toAll("said", said.text());
        }
    }

    @Test
    void survivesHostileFramesAndLeavesHealthyRoomsUndisturbed() throws Exception {
        ExecutorService attackers = Executors.newFixedThreadPool(2 * SOCKETS);
        try (TestMember ada = TestMember.join(server, "calm:1"); TestMember bob = TestMember.join(server, "calm:1")) {
            List<Future<Integer>> attacks = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                int seed = i;
                attacks.add(attackers.submit(() -> attack(seed, attackers, ada, bob)));
            }
            attackers.submit(this::breakTheProtocolBelow).get();
            int answers = 0;
            for (Future<Integer> attack : attacks) {
                answers += attack.get();
            }
            assertThat(answers).isGreaterThan(SOCKETS * FRAMES_PER_SOCKET / 2);

            talk(ada, bob, "after all of it");
            assertThat(bob.socket().taken("presence_diff")).noneMatch(frame -> !frame.at("/4/leaves").isEmpty());
            assertThat(bob.socket().taken("phx_close")).isEmpty();
            assertThat(bob.socket().taken("phx_error")).isEmpty();
        } finally {
            attackers.shutdownNow();
        }
    }

    private int attack(int seed, ExecutorService readers, TestMember ada, TestMember bob) throws Exception {
        try (PlainSocket socket = PlainSocket.open(server)) {
            Future<Integer> reader = readers.submit(readToTheEnd(socket));
            HostileFrames frames = new HostileFrames(seed);
            for (int sent = 0; sent < FRAMES_PER_SOCKET; sent++) {
                if (frames.nextIsText()) {
                    socket.text(frames.text());
                } else {
                    socket.binary(frames.binary());
                }
                if (seed == 0 && sent % CHECK_EVERY == 0) {
                    talk(ada, bob, "during " + sent);
                }
            }
            socket.text(END);
            return reader.get();
        }
    }

    /** Counts what the server says, until it answers the last frame: so it has kept the socket open. */
    private static Callable<Integer> readToTheEnd(PlainSocket socket) {
        return () -> {
            int answers = 0;
            while (true) {
                PlainSocket.Frame frame = socket.read();
                String text = frame.text();
                assertThat(frame.opcode()).as(frame.closeReason()).isNotEqualTo(PlainSocket.CLOSE);
                assertThat(text).doesNotContain("Exception", "\tat ", "java.", "io.quarkiverse", "\"internal\"");
                if (text.contains("\"the-end\"")) {
                    return answers;
                }
                answers++;
            }
        };
    }

    private static void talk(TestMember ada, TestMember bob, String text) throws Exception {
        assertThat(ada.ask("say", "{\"text\":\"" + text + "\"}").get("status").asText()).isEqualTo("ok");
        assertThat(bob.event("said").get(4).asText()).isEqualTo(text);
        assertThat(ada.event("said").get(4).asText()).isEqualTo(text);
    }

    /** Frames that are no WebSocket frames: each costs its own socket, and nothing else. */
    private Void breakTheProtocolBelow() throws IOException {
        for (int i = 0; i < BROKEN_SOCKETS; i++) {
            try (PlainSocket socket = PlainSocket.open(server)) {
                socket.text("[\"1\",\"1\",\"wild:1\",\"phx_join\",{}]").readUntil("phx_reply");
                switch (i % 5) {
                    case 0 -> socket.frame(0x83, new byte[] { 1 }); // a reserved opcode
                    case 1 -> socket.frame(0xF1, new byte[] { 1 }); // reserved bits
                    case 2 -> socket.frame(0x81, new byte[] { '[', (byte) 0xC3, '(', (byte) 0xFF }); // no UTF-8
                    case 3 -> socket.frame(0x80, new byte[] { 1 }); // a continuation of nothing
                    default -> socket.frame(0x09, new byte[126]); // a ping that is too long and not final
                }
                if (i % 2 == 0) {
                    socket.text(END).readUntil("the-end");
                }
            }
        }
        return null;
    }
}
