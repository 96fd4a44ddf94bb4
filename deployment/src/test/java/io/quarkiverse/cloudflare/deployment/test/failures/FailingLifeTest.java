package io.quarkiverse.cloudflare.deployment.test.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.JoinReplyContributor;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnError;
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
import io.smallrye.mutiny.Uni;

class FailingLifeTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, FrailRoom.class, Contributor.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Rooms rooms;

    @Singleton
    static class Contributor implements JoinReplyContributor {

        @Override
        public Uni<Map<String, ?>> contribute(Member member, boolean rejoin) {
            return switch (member.address().topic()) {
                case "frail:contributor" -> Uni.createFrom().failure(new IllegalStateException("secret"));
                case "frail:unwritable" -> Uni.createFrom().item(Map.of("what", new Object()));
                default -> Uni.createFrom().item(Map.of());
            };
        }
    }

    @Room("frail:{roomId}")
    static class FrailRoom {

        static final BlockingQueue<String> CALLS = new LinkedBlockingQueue<>();
        static final AtomicBoolean CREATABLE = new AtomicBoolean();

        @OnCreate
        void create(@RoomParam String roomId) {
            if (roomId.equals("create") && !CREATABLE.get()) {
                throw new IllegalStateException("secret");
            }
        }

        @OnJoin
        Map<String, Object> join(Member member, @RoomParam String roomId) {
            member.track(Map.of("ghost", true));
            if (roomId.equals("join")) {
                throw new IllegalStateException("secret");
            }
            return roomId.equals("reply") ? Map.of("what", new Object()) : Map.of();
        }

        @OnEvent("fine")
        void fine() {
        }

        @OnLeave
        void leave(Member member) {
            CALLS.add("leave " + member.address());
            throw new IllegalStateException("secret");
        }

        @OnError
        void failed(Throwable failure, Member member) {
            CALLS.add("error " + member.address() + " " + failure.getClass().getSimpleName());
        }
    }

    @BeforeEach
    void forget() {
        FrailRoom.CALLS.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = { "join", "reply", "contributor", "unwritable" })
    void leavesNothingBehindWhenAJoinFails(String room) throws Exception {
        String topic = "frail:" + room;
        try (RawSocket socket = RawSocket.connect(server)) {
            socket.send("[\"1\",\"1\",\"%s\",\"phx_join\",{}]".formatted(topic));
            JsonNode reply = socket.reply("1");
            assertThat(reply.at("/4/response/reason").asText()).isEqualTo("internal");
            assertThat(reply.at("/4/response/details/id").asText()).isNotEmpty();
            assertThat(reply.toString()).doesNotContain("secret");
            assertThat(FrailRoom.CALLS.poll(10, TimeUnit.SECONDS)).startsWith("error " + topic);

            // The room answers again, so its queue goes on; then nobody is in it.
            socket.send("[\"2\",\"2\",\"%s\",\"phx_join\",{}]".formatted(topic)).reply("2");
            FrailRoom.CALLS.poll(10, TimeUnit.SECONDS);
            socket.send("[\"1\",\"3\",\"%s\",\"fine\",{}]".formatted(topic));
            assertThat(socket.reply("3").at("/4/response/reason").asText()).isEqualTo("not_joined");
            assertThat(rooms.countAndAwait(RoomAddress.of(topic))).isZero();
            awaitClosed(topic);
            assertThat(FrailRoom.CALLS).isEmpty();
            assertThat(socket.taken("presence_state")).isEmpty();
        }
    }

    @Test
    void triesToCreateTheRoomAgainForTheNextJoin() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            socket.send("[\"1\",\"1\",\"frail:create\",\"phx_join\",{}]");
            assertThat(socket.reply("1").at("/4/response/reason").asText()).isEqualTo("internal");
            awaitClosed("frail:create");
            FrailRoom.CREATABLE.set(true);
            assertThat(socket.join("2", "frail:create", "{}").at("/_room/id").asText()).isNotEmpty();
        }
    }

    @Test
    void takesAMemberOutThoughItsLeaveCallbackFails() throws Exception {
        try (TestMember ada = TestMember.join(server, "frail:leave"); TestMember bob = TestMember.join(server, "frail:leave")) {
            assertThat(ada.ask("phx_leave", "{}").get("status").asText()).isEqualTo("ok");
            assertThat(FrailRoom.CALLS.poll(10, TimeUnit.SECONDS)).isEqualTo("leave frail:leave");
            assertThat(FrailRoom.CALLS.poll(10, TimeUnit.SECONDS)).isEqualTo("error frail:leave IllegalStateException");
            assertThat(rooms.countAndAwait(RoomAddress.of("frail:leave"))).isEqualTo(1);
            assertThat(bob.ask("fine", "{}").get("status").asText()).isEqualTo("ok");
            bob.ask("phx_leave", "{}");
            awaitClosed("frail:leave");
        }
    }

    /** What the room does last comes a moment after the last frame. */
    private void awaitClosed(String topic) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (rooms.existsAndAwait(RoomAddress.of(topic)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(rooms.existsAndAwait(RoomAddress.of(topic))).isFalse();
    }
}
