package io.quarkiverse.cloudflare.deployment.test.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.backplane.Position;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.Eventually;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class RoomsTest {

    private static final RoomAddress NOWHERE = RoomAddress.of("chat:nowhere");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Eventually.class, Chat.class, Game.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Rooms rooms;

    @Room("chat:{name}")
    static class Chat {

        @OnJoin
        void join(Member member) {
            member.tag("new");
        }
    }

    @Room("game:{name}")
    static class Game {

        @OnJoin
        void join() {
        }
    }

    @Test
    void areListedCountedAndDescribed() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            String adaId = ada.join("1", "chat:b", "{}").at("/_room/id").asText();
            ada.join("2", "game:a", "{}");
            bob.join("1", "chat:a", "{}");
            String bobId = bob.join("2", "chat:b", "{}").at("/_room/id").asText();

            assertThat(rooms.listAndAwait()).extracting(RoomAddress::topic).containsExactly("chat:a", "chat:b", "game:a");
            assertThat(rooms.listAndAwait(Chat.class)).extracting(RoomAddress::topic).containsExactly("chat:a", "chat:b");
            assertThat(rooms.listAndAwait(Game.class)).extracting(RoomAddress::topic).containsExactly("game:a");
            assertThat(rooms.existsAndAwait(RoomAddress.of("chat:b"))).isTrue();
            assertThat(rooms.countAndAwait(RoomAddress.of("chat:b"))).isEqualTo(2);
            List<MemberInfo> members = rooms.membersAndAwait(RoomAddress.of("chat:b"));
            assertThat(members).extracting(MemberInfo::id).containsExactly(adaId, bobId);
            assertThat(members).allSatisfy(member -> assertThat(member.tags()).containsExactly("new"));
            assertThat(members.get(0).key()).isNotEmpty().isNotEqualTo(members.get(1).key());
            assertThat(members.get(0).joinedAt()).isBeforeOrEqualTo(members.get(1).joinedAt());
            closeAll();
        }
    }

    @Test
    void takeBroadcastsAndPushes() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            RoomAddress room = RoomAddress.of("chat:c");
            ada.join("1", "chat:c", "{}");
            String bobId = bob.join("1", "chat:c", "{}").at("/_room/id").asText();

            Uni<Position> twice = rooms.broadcast(room, Broadcast.toAll("news", Map.of("n", 1)));
            assertThat(twice.await().indefinitely().offset()).isEqualTo(1);
            assertThat(twice.await().indefinitely().offset()).isEqualTo(2);
            assertThat(bob.event("news").at("/4/n").asInt()).isEqualTo(1);
            assertThat(ada.event("news").get(1).asText()).endsWith(":1");
            assertThat(ada.event("news").get(1).asText()).endsWith(":2");

            rooms.broadcastAndAwait(room, Broadcast.toOthers("others", 2));
            ada.event("others");
            bob.event("others");
            rooms.pushAndAwait(room, bobId, "secret", "hush");
            rooms.pushAndAwait(room, "nobody", "secret", "hush");
            assertThat(bob.event("secret")).hasToString("[null,null,\"chat:c\",\"secret\",\"hush\"]");
            rooms.broadcastAndAwait(room, Broadcast.toAll("end", 0));
            ada.event("end");
            assertThat(ada.taken("secret")).isEmpty();
            closeAll();
        }
    }

    @Test
    void broadcastWhenTheyAreSubscribedTo() throws Exception {
        Uni<Position> early = rooms.broadcast(RoomAddress.of("chat:early"), Broadcast.toAll("news", 1));
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "chat:early", "{}");
            assertThat(early.await().indefinitely().offset()).isEqualTo(1);
            ada.event("news");
            closeAll();
        }
    }

    @Test
    void doNothingForAnAddressThatIsNotOpen() {
        assertThat(rooms.existsAndAwait(NOWHERE)).isFalse();
        assertThat(rooms.countAndAwait(NOWHERE)).isZero();
        assertThat(rooms.membersAndAwait(NOWHERE)).isEmpty();
        assertThat(rooms.broadcastAndAwait(NOWHERE, Broadcast.toAll("news", 1))).isEqualTo(Position.NONE);
        rooms.pushAndAwait(NOWHERE, "nobody", "news", 1);
        assertThat(rooms.kickAndAwait(NOWHERE, "nobody", LeaveReason.KICKED)).isFalse();
        assertThat(rooms.closeAndAwait(NOWHERE)).isFalse();
        assertThat(rooms.disconnectUserAndAwait("nobody", LeaveReason.BANNED)).isZero();
        assertThat(rooms.existsAndAwait(RoomAddress.of("no such pattern"))).isFalse();
    }

    @Test
    void disconnectAUserEverywhere() throws Exception {
        try (RawSocket ada = RawSocket.connect(server);
                RawSocket bob = RawSocket.connect(server);
                RawSocket back = RawSocket.connect(server)) {
            ada.join("1", "chat:d", "{}");
            JsonNode game = ada.join("2", "game:d", "{}").get("_room");
            bob.join("1", "chat:d", "{}");
            String key = rooms.membersAndAwait(RoomAddress.of("game:d")).get(0).key();
            back.join("1", "game:d", "{\"_room\":{\"resume\":{\"token\":" + game.get("resume") + "}}}");

            assertThat(rooms.disconnectUserAndAwait(key, LeaveReason.BANNED)).isEqualTo(2);

            assertThat(ada.awaitClose()).isEqualTo(new RawSocket.Close(4403, "Disconnected: banned"));
            assertThat(ada.event("phx_close").at("/4/reason").asText()).isEqualTo("banned");
            assertThat(back.awaitClose()).isEqualTo(new RawSocket.Close(4403, "Disconnected: banned"));
            assertThat(rooms.countAndAwait(RoomAddress.of("chat:d"))).isEqualTo(1);
            assertThat(bob.isOpen()).isTrue();
            closeAll();
        }
    }

    @Test
    void refuseWhatMakesNoSense() {
        assertThatThrownBy(() -> rooms.kickAndAwait(NOWHERE, "x", LeaveReason.CLIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A kick must have the reason KICKED or BANNED; found CLIENT");
        assertThatThrownBy(() -> rooms.disconnectUserAndAwait("x", LeaveReason.SHUTDOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A kick must have the reason KICKED or BANNED; found SHUTDOWN");
        assertThatThrownBy(() -> rooms.listAndAwait(RoomsTest.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(RoomsTest.class.getName() + " is not annotated with @Room");
        assertThatThrownBy(() -> rooms.broadcastAndAwait(NOWHERE, Broadcast.toAll("phx_reply", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name of an event must not be reserved; found 'phx_reply'");
        assertThatThrownBy(() -> RoomAddress.of("")).hasMessage("A room address must not be empty");
    }

    private void closeAll() {
        rooms.listAndAwait().forEach(rooms::closeAndAwait);
        Eventually.holds("all rooms are closed", () -> rooms.listAndAwait().isEmpty());
    }
}
