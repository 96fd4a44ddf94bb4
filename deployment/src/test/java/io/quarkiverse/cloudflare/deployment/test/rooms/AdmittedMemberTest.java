package io.quarkiverse.cloudflare.deployment.test.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Eventually;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** A member without a connection is one as any other, but for what it cannot do. */
class AdmittedMemberTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Eventually.class, Stage.class, Follower.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    RoomHost host;

    @Inject
    Rooms rooms;

    @Inject
    Follower follower;

    @Room(value = "stage:{name}", capacity = 2)
    static class Stage {

        @Inject
        Follower follower;

        @OnCreate
        void create() {
            follower.heard.add("created");
        }

        @OnJoin
        void join() {
            follower.heard.add("join callback");
        }

        @OnLeave
        void leave() {
            follower.heard.add("leave callback");
        }

        @OnEmpty
        void empty() {
            follower.heard.add("empty");
        }
    }

    @Singleton
    static class Follower implements MembershipListener {

        final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void joined(Member member) {
            heard.add("joined " + member.key());
        }

        @Override
        public void left(Member member, LeaveReason reason) {
            heard.add("left " + reason);
        }
    }

    // A room of its own for each test: who leaves with its socket is away for a while.
    private RoomAddress stage;

    @BeforeEach
    void forget(TestInfo test) {
        follower.heard.clear();
        stage = RoomAddress.of("stage:" + test.getDisplayName());
    }

    @Test
    void opensTheRoomAndClosesItWithoutCallbacksAboutItself() {
        Member member = admit("camera");
        assertThat(rooms.countAndAwait(stage)).isOne();
        assertThat(host.member(stage, member.id())).containsSame(member);
        assertThat(host.dismiss(member, LeaveReason.CLIENT).await().indefinitely()).isTrue();
        assertThat(host.dismiss(member, LeaveReason.CLIENT).await().indefinitely()).isFalse();
        Eventually.holds("the room closes", () -> !rooms.existsAndAwait(stage));
        assertThat(follower.heard).containsExactly("created", "joined camera", "left CLIENT", "empty");
        assertThat(host.member(stage, member.id())).isEmpty();
    }

    @Test
    void isSeenByOthersAndCanBeKicked() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", stage.topic(), "{}");
            ada.event("presence_state");
            ada.event("presence_diff");
            Member member = admit("camera");
            JsonNode meta = ada.event("presence_diff").get(4).at("/joins/camera/metas/0");
            assertThat(meta.get("kind").asText()).isEqualTo("broadcast");
            assertThat(meta.get("id").asText()).isEqualTo(member.id());

            host.push(member, "cf_nobody_hears", Map.of());
            assertThat(rooms.kickAndAwait(stage, member.id(), LeaveReason.KICKED)).isTrue();
            assertThat(ada.event("presence_diff").get(4).at("/leaves/camera/metas/0/id").asText()).isEqualTo(member.id());
            assertThat(follower.heard).contains("left KICKED").doesNotContain("leave callback");
        }
    }

    @Test
    void countsAgainstTheCapacity() {
        Member one = admit("one");
        Member two = admit("two");
        assertThatThrownBy(() -> admit("three")).isInstanceOfSatisfying(JoinRefusedException.class,
                refused -> assertThat(refused.reason()).isEqualTo("room_full"));
        List.of(one, two).forEach(member -> host.dismiss(member, LeaveReason.CLIENT).await().indefinitely());
    }

    @Test
    void isRefusedWhereNoRoomIs() {
        assertThatThrownBy(() -> host.admit(RoomAddress.of("nowhere"), "x", Map.of()).await().indefinitely())
                .isInstanceOfSatisfying(JoinRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("unmatched_topic"));
        assertThat(host.roomClass(RoomAddress.of("nowhere"))).isEmpty();
        assertThat(host.roomClass(stage)).contains(Stage.class);
    }

    private Member admit(String key) {
        return host.admit(stage, key, Map.of("kind", "broadcast")).await().indefinitely();
    }
}
