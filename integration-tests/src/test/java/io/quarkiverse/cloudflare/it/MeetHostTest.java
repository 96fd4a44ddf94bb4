package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.it.Broadcasts.Access;
import io.quarkiverse.cloudflare.it.MeetRoom.Entered;
import io.quarkiverse.cloudflare.it.MeetRoom.Hand;
import io.quarkiverse.cloudflare.it.Moderation.Whom;
import io.quarkiverse.cloudflare.presence.PresenceMeta;
import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.PresenceView;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who is host, and what only a host may do. */
@QuarkusTest
class MeetHostTest {

    @TestHTTPResource("/")
    URI application;

    private final List<RoomClient> clients = new ArrayList<>();

    @AfterEach
    void leave() {
        clients.forEach(RoomClient::close);
    }

    @Test
    void makesTheFirstInTheRoomItsHost() {
        JoinedRoom ada = enter("meet:first", "Ada");
        JoinedRoom bob = enter("meet:first", "Bob");

        assertThat(ada.reply(Entered.class).you().host()).isTrue();
        assertThat(bob.reply(Entered.class).you().host()).isFalse();
        bob.awaitPresence(view -> shows(view, ada, "host", true) && shows(view, bob, "host", false));
    }

    @Test
    void makesWhoHasBeenThereLongestHostWhenTheLastHostLeaves() {
        JoinedRoom ada = enter("meet:heirs", "Ada");
        JoinedRoom bob = enter("meet:heirs", "Bob");
        JoinedRoom eve = enter("meet:heirs", "Eve");

        ada.leaveAndAwait();

        eve.awaitPresence(view -> shows(view, bob, "host", true) && shows(view, eve, "host", false));
    }

    @Test
    void letsAHostMakeOthersHosts() {
        JoinedRoom ada = enter("meet:more hosts", "Ada");
        JoinedRoom bob = enter("meet:more hosts", "Bob");

        ada.pushAndAwait("make-host", whom(bob));
        ada.awaitPresence(view -> shows(view, ada, "host", true) && shows(view, bob, "host", true));
        ada.leaveAndAwait();
        JoinedRoom eve = enter("meet:more hosts", "Eve");

        assertThat(eve.reply(Entered.class).you().host()).isFalse();
    }

    @Test
    void showsARaisedHand() {
        JoinedRoom ada = enter("meet:hands", "Ada");
        JoinedRoom bob = enter("meet:hands", "Bob");

        bob.pushAndAwait("hand", new Hand(true));
        ada.awaitPresence(view -> shows(view, bob, "hand", true) && shows(view, ada, "hand", false));
        bob.pushAndAwait("hand", new Hand(false));
        ada.awaitPresence(view -> shows(view, bob, "hand", false));
    }

    @Test
    void removesAGuestWhoMayComeBack() {
        JoinedRoom ada = enter("meet:removed", "Ada");
        JoinedRoom bob = enter("meet:removed", "Bob");
        String first = bob.memberId();

        ada.pushAndAwait("kick", whom(bob));

        assertThat(bob.awaitClosed()).isEqualTo("kicked");
        ada.awaitPresence(view -> view.size() == 1);
        assertThat(enter("meet:removed", "Bob").memberId()).isNotEqualTo(first);
    }

    @Test
    void tellsAHostWhereABroadcastGoes() {
        Access access = enter("meet:on air", "Ada").pushAndAwait("broadcast", null, Access.class);

        assertThat(access.path()).isEqualTo("/rooms/whip/meet%3Aon%20air");
        assertThat(access.token()).isNotBlank();
    }

    @Test
    void refusesModerationToEveryoneElse() {
        JoinedRoom ada = enter("meet:moderation", "Ada");
        JoinedRoom bob = enter("meet:moderation", "Bob");

        for (String event : List.of("mute", "stop-camera", "stop-screen", "remove-from-call", "kick", "may-publish",
                "make-host", "broadcast")) {
            assertThatThrownBy(() -> bob.pushAndAwait(event, whom(ada)))
                    .hasMessage("'" + event + "' was refused by meet:moderation: hosts_only");
        }
        assertThat(enter("meet:moderation", "Eve").awaitPresence(view -> view.size() == 3)).isNotNull();
    }

    @Test
    void refusesToModerateNobodyAndOneself() {
        JoinedRoom ada = enter("meet:whom", "Ada");

        assertThatThrownBy(() -> ada.pushAndAwait("kick", new Whom("m_gone"))).hasMessageEndingWith("no_such_member");
        assertThatThrownBy(() -> ada.pushAndAwait("make-host", new Whom(null))).hasMessageEndingWith("no_such_member");
        assertThatThrownBy(() -> ada.pushAndAwait("kick", whom(ada))).hasMessageEndingWith("not_yourself");
    }

    private static Whom whom(JoinedRoom room) {
        return new Whom(room.memberId());
    }

    private static boolean shows(PresenceView view, JoinedRoom who, String field, boolean value) {
        return view.metas().values().stream().flatMap(List::stream)
                .filter(meta -> meta.memberId().equals(who.memberId()))
                .map(PresenceMeta::fields).map(fields -> fields.path(field))
                .anyMatch(found -> found.isBoolean() && found.asBoolean() == value);
    }

    private JoinedRoom enter(String topic, String name) {
        RoomClient client = RoomClient.builder(application).connectAndAwait();
        clients.add(client);
        return client.joinAndAwait(topic, new Guest(name));
    }
}
