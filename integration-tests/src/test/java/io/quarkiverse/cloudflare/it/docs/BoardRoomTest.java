package io.quarkiverse.cloudflare.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.it.docs.BoardRoom.Hello;
import io.quarkiverse.cloudflare.it.docs.BoardRoom.Note;
import io.quarkiverse.cloudflare.it.docs.BoardRoom.Opened;
import io.quarkiverse.cloudflare.it.docs.BoardRoom.Query;
import io.quarkiverse.cloudflare.it.docs.BoardRoom.Status;
import io.quarkiverse.cloudflare.room.client.JoinFailedException;
import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BoardRoomTest {

    // tag::connect[]
    @TestHTTPResource("/rooms/websocket")
    URI rooms;

    private RoomClient connect() {
        return RoomClient.builder(rooms).connectAndAwait();
    }
    // end::connect[]

    // tag::test[]
    @Test
    void showsANoteToEveryone() {
        try (RoomClient ada = connect(); RoomClient bob = connect()) {
            JoinedRoom adas = ada.joinAndAwait("board:garden", new Hello("Ada", true));
            JoinedRoom bobs = bob.joinAndAwait("board:garden", new Hello("Bob", false));

            adas.pushAndAwait("add", new Note("water the roses"));

            assertThat(bobs.await("added", Note.class)).isEqualTo(new Note("water the roses"));
            assertThat(adas.await("added", Note.class)).isEqualTo(new Note("water the roses"));
        }
    }
    // end::test[]

    // tag::refused[]
    @Test
    void refusesSomeoneWithoutANickname() {
        try (RoomClient nobody = connect()) {
            assertThatThrownBy(() -> nobody.joinAndAwait("board:locked", new Hello(" ", false)))
                    .isInstanceOfSatisfying(JoinFailedException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo("nickname_required"));
        }
    }
    // end::refused[]

    // tag::presence[]
    @Test
    void showsWhoComesAndGoes() {
        try (RoomClient ada = connect(); RoomClient bob = connect()) {
            JoinedRoom adas = ada.joinAndAwait("board:terrace", new Hello("Ada", true));
            JoinedRoom bobs = bob.joinAndAwait("board:terrace", new Hello("Bob", false));
            adas.awaitPresence(present -> present.size() == 2);

            bobs.leaveAndAwait();

            assertThat(adas.await("status", Status.class)).isEqualTo(new Status(bobs.memberId(), "client"));
            adas.awaitPresence(present -> present.size() == 1);
        }
    }
    // end::presence[]

    // tag::lost[]
    @Test
    void takesBackAMemberWhoseConnectionWasLost() {
        try (RoomClient ada = connect()) {
            JoinedRoom room = ada.joinAndAwait("board:tunnel", new Hello("Ada", true));
            String member = room.memberId();

            ada.dropConnection();

            assertThat(room.awaitRejoined()).isTrue();
            assertThat(room.memberId()).isEqualTo(member);
        }
    }
    // end::lost[]

    @Test
    void streamsWhatASearchFinds() {
        try (RoomClient ada = connect()) {
            JoinedRoom room = ada.joinAndAwait("board:library", new Hello("Ada", true));
            List.of("roses are red", "violets are blue", "roses again").forEach(
                    text -> room.pushAndAwait("add", new Note(text)));

            assertThat(room.pushAndAwait("search", new Query("roses")).items(Note.class))
                    .containsExactly(new Note("roses are red"), new Note("roses again"));
            assertThat(room.reply(Opened.class)).isEqualTo(new Opened("library", List.of()));
        }
    }
}
