package io.quarkiverse.cloudflare.deployment.test.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Eventually;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class AdmittedMembersTest {

    private static final RoomAddress ROOM = RoomAddress.of("stage:one");
    private static final Map<String, String> META = Map.of("kind", "broadcast");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(TestMember.class, Journal.class, Eventually.class, StageRoom.class,
                    StageWitness.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    RoomHost host;

    @Inject
    Rooms rooms;

    @Inject
    Presence presence;

    @Inject
    Journal journal;

    @BeforeEach
    void forget() {
        journal.rest();
    }

    private Member admit() {
        return host.admit(ROOM, "studio", META).await().indefinitely();
    }

    private Boolean dismiss(Member member) {
        return host.dismiss(member, LeaveReason.CLIENT).await().indefinitely();
    }

    @Test
    void joinAndLeaveOnceForObservers() throws Exception {
        Member studio = admit();
        assertThat(journal.until("event joined")).containsExactly("create", "listener joined", "event joined");
        assertThat(presence.listAndAwait(ROOM)).singleElement().satisfies(entry -> assertThat(entry.metas().get(0).fields())
                .hasToString("{\"kind\":\"broadcast\"}"));
        assertThat(dismiss(studio)).isTrue();
        assertThat(journal.until("event left")).startsWith("listener left CLIENT").doesNotContain("leave");
        Eventually.holds("the room closes", () -> !rooms.existsAndAwait(ROOM));
        assertThat(dismiss(studio)).isFalse();
        assertThat(journal.rest()).doesNotContain("listener left CLIENT", "event left");
    }

    @Test
    void areRefusedWhereTheRoomCannotBegin() {
        RoomAddress broken = RoomAddress.of("stage:broken");
        assertThatThrownBy(() -> host.admit(broken, "studio", META).await().indefinitely())
                .hasMessage("a room that does not begin");
        Eventually.holds("the room is forgotten", () -> !rooms.existsAndAwait(broken));
        assertThatThrownBy(() -> host.admit(ROOM, "studio", List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The meta of a member must be a JSON object; found array from ");
    }

    @Test
    void areRemovedAsOthersAre() throws Exception {
        Member kicked = admit();
        rooms.kickAndAwait(ROOM, kicked.id(), LeaveReason.KICKED);
        assertThat(journal.until("event left")).contains("listener left KICKED");
        Member closed = admit();
        rooms.closeAndAwait(ROOM);
        assertThat(journal.until("event left")).contains("listener left CLOSED");
        Member banned = admit();
        assertThat(rooms.disconnectUserAndAwait("studio", LeaveReason.BANNED)).isEqualTo(1);
        assertThat(journal.until("event left")).contains("listener left BANNED");
        for (Member gone : List.of(kicked, closed, banned)) {
            assertThat(host.member(ROOM, gone.id())).isEmpty();
            assertThat(dismiss(gone)).isFalse();
        }
    }

    @Test
    void areTheOnlyOnesThatCanBeDismissedAndOnlyReservedEventsArePushed() throws Exception {
        RoomAddress other = RoomAddress.of("stage:connected");
        try (TestMember ada = TestMember.join(server, other.topic())) {
            Member member = host.member(other, ada.id()).orElseThrow();
            assertThatThrownBy(() -> dismiss(member)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Only a member without a connection can be dismissed; kick " + member);
            assertThatThrownBy(() -> host.push(member, "said", "")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The name of an event of the extension must begin with 'cf_'; found 'said'");
        }
    }
}
