package io.quarkiverse.cloudflare.deployment.test.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** What is built on rooms ends what a member had when the member leaves: the room's callbacks hear of it in time. */
class CallbackOfALeaveTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, Journal.class, HostConcern.class, Hall.class,
                    Ending.class))
            .addBuildChainCustomizer(new HostConcern());

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Inject
    Ending ending;

    @Room("hall")
    static class Hall {

        @Inject
        Journal journal;

        @HostConcern.OnGone
        void gone(Member member, String what) {
            journal.add("gone " + what);
            if (what.equals("broken")) {
                throw new IllegalStateException("broken");
            }
        }

        @OnLeave
        void leave() {
            journal.add("leave");
        }

        @OnError
        void failed(Throwable failure) {
            journal.add("error " + failure.getMessage());
        }

        @OnEmpty
        void empty() {
            journal.add("empty");
        }
    }

    @Singleton
    static class Ending implements MembershipListener {

        @Inject
        RoomHost host;

        @Inject
        Journal journal;

        volatile String what = "";
        volatile Member last;

        @Override
        public void left(Member member, LeaveReason reason) {
            last = member;
            host.call(member, "OnGone", what).subscribe().with(called -> {
            }, failure -> journal.add("told " + failure.getMessage()));
        }
    }

    @Test
    void runsBehindTheLeaveAndBeforeTheEndOfTheRoom() throws Exception {
        ending.what = "track";
        try (TestMember ada = TestMember.join(server, "hall")) {
            ada.ask("phx_leave", "{}");
            assertThat(journal.until("empty")).containsExactly("leave", "gone track", "empty");
        }
        try (TestMember ada = TestMember.join(server, "hall"); TestMember bob = TestMember.join(server, "hall")) {
            assertThat(bob.id()).isNotEqualTo(ada.id());
            rooms.closeAndAwait(RoomAddress.of("hall"));
            assertThat(journal.until("empty")).containsExactly("leave", "leave", "gone track", "gone track", "empty");
        }
    }

    @Test
    void failsForItsCallerAndTheRoomWhichCloses() throws Exception {
        ending.what = "broken";
        try (TestMember ada = TestMember.join(server, "hall")) {
            ada.ask("phx_leave", "{}");
            List<String> seen = journal.until("empty");
            assertThat(seen).containsExactly("leave", "gone broken", "told broken", "error broken", "empty");
        }
    }

    @Test
    void doesNothingWhenTheRoomIsClosed() throws Exception {
        ending.what = "track";
        try (TestMember ada = TestMember.join(server, "hall")) {
            ada.ask("phx_leave", "{}");
            journal.until("empty");
        }
        assertThat(ending.host.call(ending.last, "OnGone", "late").await().indefinitely()).isEmpty();
        assertThat(journal.rest()).isEmpty();
    }
}
