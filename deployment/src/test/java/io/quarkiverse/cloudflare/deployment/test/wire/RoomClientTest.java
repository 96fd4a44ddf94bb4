package io.quarkiverse.cloudflare.deployment.test.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.room.client.ConnectionClose;
import io.quarkiverse.cloudflare.room.client.ConnectionState;
import io.quarkiverse.cloudflare.room.client.JoinFailedException;
import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.ReplyException;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The Java client in front of the real server. */
class RoomClientTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Hall.class, Hello.class, Say.class));

    @TestHTTPResource("/")
    URI server;

    record Hello(String nick) {
    }

    record Say(String text) {
    }

    @Room("hall:{name}")
    static class Hall {

        @OnJoin
        Hello join(Hello hello) {
            if ("mallory".equals(hello.nick())) {
                throw new JoinRefusedException("not_you");
            }
            return hello;
        }

        @OnEvent("say")
        Broadcast<Say> say(Say say) {
            return Broadcast.toAll("said", say);
        }

        @OnEvent("count")
        Multi<Say> count() {
            return Multi.createFrom().items(new Say("one"), new Say("two"));
        }

        @OnBinary("upload")
        Broadcast<byte[]> upload(byte[] data) {
            return Broadcast.toAll("uploaded", data);
        }

        @OnEvent("goodbye")
        Uni<Void> goodbye(Member from, RoomContext room) {
            return room.kick(from.id(), LeaveReason.KICKED).replaceWithVoid();
        }
    }

    private static JoinedRoom enter(RoomClient client, String nick) {
        return client.joinAndAwait("hall:main", Map.of("nick", nick));
    }

    @Test
    void twoClientsTalkAndSeeEachOther() {
        try (RoomClient first = RoomClient.builder(server).connectAndAwait();
                RoomClient second = RoomClient.builder(server).connectAndAwait()) {
            JoinedRoom ada = enter(first, "ada");
            JoinedRoom bob = enter(second, "bob");
            assertThat(ada.reply(Hello.class)).isEqualTo(new Hello("ada"));
            ada.awaitPresence(view -> view.size() == 2);
            assertThat(bob.awaitPresence(view -> view.size() == 2).metas())
                    .isEqualTo(ada.presence().metas());

            ada.pushAndAwait("say", new Say("hello"));
            assertThat(bob.await("said", Say.class)).isEqualTo(new Say("hello"));
            assertThat(bob.position().offset()).isEqualTo(ada.position().offset()).isPositive();
            assertThat(ada.pushAndAwait("count", null).items(Say.class)).containsExactly(new Say("one"), new Say("two"));
            ada.pushBinaryAndAwait("upload", new byte[] { 1, 2 });
            assertThat(bob.awaitBinary("uploaded")).containsExactly(1, 2);

            ada.leaveAndAwait();
            bob.awaitPresence(view -> view.size() == 1);
        }
    }

    @Test
    void saysWhyTheServerRefuses() {
        try (RoomClient client = RoomClient.builder(server).connectAndAwait()) {
            assertThatThrownBy(() -> enter(client, "mallory")).isInstanceOf(JoinFailedException.class)
                    .hasMessage("The join of hall:main was refused: not_you");
            JoinedRoom ada = enter(client, "ada");
            assertThatThrownBy(() -> ada.pushAndAwait("shout", null)).isInstanceOf(ReplyException.class)
                    .hasMessageStartingWith("'shout' was refused by hall:main: unknown_event");
        }
    }

    @Test
    void goesOnAsTheSameMemberAfterALostConnection() {
        try (RoomClient client = RoomClient.builder(server).connectAndAwait();
                RoomClient witness = RoomClient.builder(server).connectAndAwait()) {
            JoinedRoom ada = enter(client, "ada");
            JoinedRoom bob = enter(witness, "bob");
            String id = ada.memberId();
            for (int i = 0; i < 3; i++) {
                client.dropConnection();
                assertThat(ada.awaitRejoined()).isTrue();
                assertThat(ada.memberId()).isEqualTo(id);
            }
            bob.pushAndAwait("say", new Say("still there?"));
            assertThat(ada.await("said", Say.class)).isEqualTo(new Say("still there?"));
        }
    }

    @Test
    void hearsThatItWasKicked() {
        try (RoomClient client = RoomClient.builder(server).connectAndAwait()) {
            JoinedRoom ada = enter(client, "ada");
            ada.push("goodbye", null).subscribe().with(reply -> {
            }, failure -> {
            });
            assertThat(ada.awaitClosed()).isEqualTo("kicked");
            assertThat(enter(client, "ada").joined()).isTrue();
        }
    }

    @Test
    void staysAwayIfItSpeaksAnotherVersion() {
        try (RoomClient client = RoomClient.builder(server).param("vsn", "1.0.0").connectAndAwait()) {
            ConnectionClose close = client.awaitClose();
            assertThat(close.code()).isEqualTo(4400);
            assertThat(close.reason()).contains("2.0.0");
            assertThat(client.state()).isEqualTo(ConnectionState.DISCONNECTED);
        }
    }
}
