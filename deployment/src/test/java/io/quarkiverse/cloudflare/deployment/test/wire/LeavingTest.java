package io.quarkiverse.cloudflare.deployment.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class LeavingTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(ChatRoom.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Rooms rooms;

    @Room(value = "chat:{roomId}", presence = false)
    static class ChatRoom {

        static final BlockingQueue<String> LEFT = new LinkedBlockingQueue<>();
        static volatile CountDownLatch mayJoin;

        @OnJoin
        void join(@RoomParam String roomId) throws InterruptedException {
            if (roomId.equals("slow")) {
                mayJoin.await(10, TimeUnit.SECONDS);
            }
        }

        @OnEvent("who")
        String who(Member member) {
            return member.id();
        }

        @OnLeave
        void leave(Member member, LeaveReason reason) {
            LEFT.add(member.id() + " " + reason);
        }
    }

    @BeforeEach
    void forget() {
        ChatRoom.LEFT.clear();
        ChatRoom.mayJoin = new CountDownLatch(1);
    }

    @Test
    void answersALeaveThenClosesTheChannel() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            String id = socket.join("1", "chat:lobby", "{}").at("/_room/id").asText();
            socket.send("[\"1\",\"2\",\"chat:lobby\",\"phx_leave\",{}]");
            assertThat(socket.next().toString())
                    .isEqualTo("[\"1\",\"2\",\"chat:lobby\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
            assertThat(socket.next().toString()).isEqualTo("[\"1\",\"1\",\"chat:lobby\",\"phx_close\",{}]");
            assertThat(ChatRoom.LEFT.poll(10, TimeUnit.SECONDS)).isEqualTo(id + " CLIENT");
            socket.send("[\"1\",\"3\",\"chat:lobby\",\"who\",{}]");
            assertThat(socket.next().at("/4/response/reason").asText()).isEqualTo("not_joined");
        }
    }

    @Test
    void answersALeaveOfATopicThatWasNotJoined() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            socket.send("[\"1\",\"2\",\"chat:lobby\",\"phx_leave\",{}]").send("[\"1\",\"3\",\"no:room\",\"phx_leave\",{}]");
            assertThat(socket.next().toString())
                    .isEqualTo("[\"1\",\"2\",\"chat:lobby\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
            assertThat(socket.next().toString())
                    .isEqualTo("[\"1\",\"3\",\"no:room\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
        }
    }

    @Test
    void leavesARoomWhoseJoinIsStillOnItsWay() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            socket.send("[\"1\",\"1\",\"chat:slow\",\"phx_join\",{}]").send("[\"1\",\"2\",\"chat:slow\",\"phx_leave\",{}]")
                    .send("[null,\"3\",\"phoenix\",\"heartbeat\",{}]");
            assertThat(socket.next().get(2).asText()).isEqualTo("phoenix");
            ChatRoom.mayJoin.countDown();

            JsonNode joined = socket.next();
            assertThat(joined.get(1).asText()).isEqualTo("1");
            assertThat(socket.next().get(1).asText()).isEqualTo("2");
            assertThat(socket.next().get(3).asText()).isEqualTo("phx_close");
            assertThat(ChatRoom.LEFT.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(joined.at("/4/response/_room/id").asText() + " CLIENT");
            assertThat(rooms.countAndAwait(RoomAddress.of("chat:slow"))).isZero();
        }
    }

    @Test
    void replacesAMembershipByALaterJoinOfTheSameSocket() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            String first = socket.join("1", "chat:lobby", "{}").at("/_room/id").asText();
            socket.send("[\"5\",\"5\",\"chat:lobby\",\"phx_join\",{}]");
            assertThat(socket.next().toString())
                    .isEqualTo("[\"1\",\"1\",\"chat:lobby\",\"phx_close\",{\"reason\":\"replaced\"}]");
            JsonNode second = socket.next();
            assertThat(second.get(1).asText()).isEqualTo("5");
            assertThat(second.at("/4/response/_room/resumed").asBoolean()).isFalse();
            assertThat(second.at("/4/response/_room/id").asText()).isNotEmpty().isNotEqualTo(first);
            assertThat(ChatRoom.LEFT.poll(10, TimeUnit.SECONDS)).isEqualTo(first + " REPLACED");

            socket.send("[\"1\",\"6\",\"chat:lobby\",\"who\",{}]").send("[\"5\",\"7\",\"chat:lobby\",\"who\",{}]");
            assertThat(socket.reply("6").at("/4/response/reason").asText()).isEqualTo("not_joined");
            assertThat(socket.reply("7").at("/4/response").asText()).isEqualTo(second.at("/4/response/_room/id").asText());
            assertThat(rooms.countAndAwait(RoomAddress.of("chat:lobby"))).isEqualTo(1);

            // The reference of the first join leaves nothing.
            socket.send("[\"1\",\"8\",\"chat:lobby\",\"phx_leave\",{}]").send("[\"5\",\"9\",\"chat:lobby\",\"who\",{}]");
            assertThat(socket.reply("8").at("/4/status").asText()).isEqualTo("ok");
            assertThat(socket.reply("9").at("/4/status").asText()).isEqualTo("ok");
            assertThat(socket.taken("phx_close")).isEmpty();
        }
    }

    @Test
    void carriesManyRoomsOnOneSocket() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            String[] ids = new String[50];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = socket.join("j" + i, "chat:" + i, "{}").at("/_room/id").asText();
            }
            for (int i = 0; i < ids.length; i += 2) {
                socket.send("[\"j%d\",\"l%d\",\"chat:%d\",\"phx_leave\",{}]".formatted(i, i, i)).reply("l" + i);
            }
            for (int i = 0; i < ids.length; i++) {
                JsonNode answer = socket.send("[\"j%d\",\"w%d\",\"chat:%d\",\"who\",{}]".formatted(i, i, i)).reply("w" + i);
                assertThat(answer.at(i % 2 == 0 ? "/4/response/reason" : "/4/response").asText())
                        .isEqualTo(i % 2 == 0 ? "not_joined" : ids[i]);
            }
        }
    }
}
