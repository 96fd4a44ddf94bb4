package io.quarkiverse.cloudflare.deployment.test.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.StoppedTime;
import io.quarkiverse.cloudflare.presence.InRoom;
import io.quarkiverse.cloudflare.presence.Joined;
import io.quarkiverse.cloudflare.presence.Left;
import io.quarkiverse.cloudflare.presence.PresenceEvent;
import io.quarkiverse.cloudflare.presence.Updated;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Context;

class PresenceEventsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Seen.class, Other.class, StoppedTime.class, Journal.class, Observers.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Inject
    Observers observers;

    @Room("seen:{name}")
    static class Seen {

        @OnJoin
        void join(JsonNode params, Member member) {
            member.tag(params.path("as").asText());
        }

        @OnEvent("track")
        void track(JsonNode meta, Member member) {
            member.track(meta);
        }
    }

    @Room("other:{name}")
    static class Other {

        @OnJoin
        void join(Member member) {
            member.tag("eve");
        }
    }

    @Singleton
    static class Observers {

        @Inject
        Journal journal;

        void joined(@Observes @Joined PresenceEvent event) {
            write("joined", event);
        }

        void joinedSeen(@Observes @Joined @InRoom(Seen.class) PresenceEvent event) {
            write("joined seen", event);
        }

        void updated(@Observes @Updated @InRoom(Seen.class) PresenceEvent event) {
            write("updated", event);
        }

        void left(@Observes @Left PresenceEvent event) {
            write("left", event);
        }

        void leftOther(@Observes @Left @InRoom(Other.class) PresenceEvent event) {
            write("left other", event);
        }

        private void write(String what, PresenceEvent event) {
            assertThat(Context.isOnEventLoopThread()).isFalse();
            journal.add("%s %s %d %s".formatted(what, String.join("", event.member().tags()), event.present(),
                    event.reason().map(Enum::name).orElse("-")));
        }
    }

    @Test
    void tellEveryObserverOnceAndInOrder() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            ada.join("1", "seen:a", "{\"as\":\"ada\"}");
            assertThat(journal.until("joined seen ada 1 -")).hasSizeLessThanOrEqualTo(2).contains("joined seen ada 1 -");
            bob.join("1", "seen:a", "{\"as\":\"bob\"}");
            ada.send("[\"1\",\"2\",\"seen:a\",\"track\",{\"x\":1}]");
            String id = rooms.membersAndAwait(RoomAddress.of("seen:a")).get(1).id();
            ada.reply("2");
            rooms.kickAndAwait(RoomAddress.of("seen:a"), id, LeaveReason.KICKED);
            List<String> seen = journal.until("left bob 1 KICKED");
            assertThat(seen).containsOnlyOnce("joined bob 2 -", "joined seen bob 2 -", "updated ada 2 -", "left bob 1 KICKED");
            assertThat(seen.subList(seen.size() - 2, seen.size())).containsExactly("updated ada 2 -", "left bob 1 KICKED");
            ada.send("[\"1\",\"3\",\"seen:a\",\"phx_leave\",{}]").reply("3");
            assertThat(journal.until("left ada 0 CLIENT")).containsExactly("left ada 0 CLIENT");
        }
    }

    @Test
    void areNarrowedToAClassOfRooms() throws Exception {
        try (RawSocket eve = RawSocket.connect(server)) {
            eve.join("1", "other:a", "{}");
            eve.send("[\"1\",\"3\",\"other:a\",\"phx_leave\",{}]").reply("3");
            List<String> seen = new ArrayList<>(journal.until("left eve 0 CLIENT"));
            if (!seen.contains("left other eve 0 CLIENT")) {
                seen.addAll(journal.until("left other eve 0 CLIENT"));
            }
            assertThat(seen).containsExactlyInAnyOrder("joined eve 1 -", "left eve 0 CLIENT", "left other eve 0 CLIENT");
        }
    }
}
