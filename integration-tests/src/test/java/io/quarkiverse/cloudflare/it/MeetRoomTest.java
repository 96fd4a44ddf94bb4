package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.it.MeetRoom.Entered;
import io.quarkiverse.cloudflare.it.MeetRoom.History;
import io.quarkiverse.cloudflare.it.MeetRoom.Typing;
import io.quarkiverse.cloudflare.it.MeetRoom.Typist;
import io.quarkiverse.cloudflare.room.client.JoinFailedException;
import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.ReplyException;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MeetRoomTest {

    @TestHTTPResource("/")
    URI application;

    private final List<RoomClient> clients = new ArrayList<>();

    @AfterEach
    void leave() {
        clients.forEach(RoomClient::close);
    }

    @Test
    void tellsEveryoneWhatIsSaid() {
        JoinedRoom ada = enter("meet:said", "  Ada ");
        JoinedRoom bob = enter("meet:said", "Bob");

        ada.pushAndAwait("say", new Say(" Hello "));

        Message heard = bob.await("said", Message.class);
        assertThat(heard).isEqualTo(ada.await("said", Message.class));
        assertThat(heard.text()).isEqualTo("Hello");
        assertThat(heard.name()).isEqualTo("Ada");
        assertThat(heard.from()).isEqualTo(ada.memberId());
    }

    @Test
    void showsItsGuestsInPresence() {
        JoinedRoom ada = enter("meet:presence", "Ada");
        JoinedRoom bob = enter("meet:presence", "Bob");

        assertThat(ada.reply(Entered.class).you()).isEqualTo(new MeetRoom.Seen(ada.memberId(), "Ada", true));
        assertThat(bob.awaitPresence(view -> view.size() == 2).metas().values())
                .extracting(metas -> metas.get(0).fields().get("name").asText()).containsExactlyInAnyOrder("Ada", "Bob");
    }

    @Test
    void refusesAJoinWithoutANameAndOneWithTooLongAName() {
        assertThat(refusal("meet:names", " ").reason()).isEqualTo("name_required");
        assertThat(refusal("meet:names", null).reason()).isEqualTo("name_required");
        assertThat(refusal("meet:names", "x".repeat(41)).reason()).isEqualTo("name_too_long");
    }

    @Test
    void suggestsAFreeNameForOneThatIsTaken() {
        String longest = "x".repeat(40);
        enter("meet:namesakes", "Ada");
        enter("meet:namesakes", "Ada 2");
        enter("meet:namesakes", longest);

        assertThat(refusal("meet:namesakes", "ADA").reason()).isEqualTo("name_taken");
        assertThat(refusal("meet:namesakes", "ADA").details().get("suggestion").asText()).isEqualTo("ADA 3");
        assertThat(refusal("meet:namesakes", longest).details().get("suggestion").asText()).isEqualTo("x".repeat(38) + " 2");
        enter("meet:elsewhere", "Ada");
    }

    @Test
    void refusesMessagesThatAreEmptyOrTooLong() {
        JoinedRoom ada = enter("meet:refused", "Ada");

        assertThatThrownBy(() -> ada.pushAndAwait("say", new Say(" \n")))
                .hasMessage("'say' was refused by meet:refused: empty");
        assertThatThrownBy(() -> ada.pushAndAwait("say", new Say("x".repeat(2001)))).isInstanceOf(ReplyException.class)
                .hasMessageStartingWith("'say' was refused by meet:refused: too_long").hasMessageContaining("2000");
        ada.pushAndAwait("say", new Say("x".repeat(2000)));
    }

    @Test
    void remembersTheLastFiftyMessages() {
        JoinedRoom ada = enter("meet:past", "Ada");
        for (int i = 1; i <= 60; i++) {
            ada.pushAndAwait("say", new Say("message " + i));
        }

        List<Message> known = enter("meet:past", "Bob").reply(Entered.class).history();
        assertThat(known).extracting(Message::text)
                .containsExactlyElementsOf(IntStream.rangeClosed(11, 60).mapToObj(i -> "message " + i).toList());
        assertThat(known).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(ada.pushAndAwait("history", null, History.class).messages()).isEqualTo(known);
    }

    @Test
    void tellsOnlyTheOthersWhoTypes() {
        JoinedRoom ada = enter("meet:typing", "Ada");
        JoinedRoom bob = enter("meet:typing", "Bob");

        ada.pushAndAwait("typing", new Typing(true));
        assertThat(bob.await("typing", Typist.class)).isEqualTo(new Typist(ada.memberId(), "Ada", true));
        bob.pushAndAwait("typing", new Typing(true));
        assertThat(ada.await("typing", Typist.class).name()).isEqualTo("Bob");
    }

    @Test
    void keepsAMemberWhoseConnectionIsLost() {
        JoinedRoom ada = enter("meet:tunnel", "Ada");
        String id = ada.memberId();

        clients.get(0).dropConnection();

        assertThat(ada.awaitRejoined()).isTrue();
        assertThat(ada.memberId()).isEqualTo(id);
        assertThat(ada.reply(Entered.class).you().name()).isEqualTo("Ada");
        assertThat(refusal("meet:tunnel", "Ada").reason()).isEqualTo("name_taken");
    }

    private JoinFailedException refusal(String topic, String name) {
        return catchThrowableOfType(JoinFailedException.class, () -> enter(topic, name));
    }

    private JoinedRoom enter(String topic, String name) {
        RoomClient client = RoomClient.builder(application).connectAndAwait();
        clients.add(client);
        return client.joinAndAwait(topic, new Guest(name));
    }
}
