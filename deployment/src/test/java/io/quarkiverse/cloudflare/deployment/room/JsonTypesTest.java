package io.quarkiverse.cloudflare.deployment.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class JsonTypesTest {

    private static final String HERE = JsonTypesTest.class.getName() + "$";

    @Test
    void areThoseOfPayloadsAndOfWhatIsSentInTheEnd() throws IOException {
        Index index = Index.of(ChatRoom.class);
        RoomClass room = RoomClass.all(index).get(0);

        assertThat(new RoomBuildItem(room, room.callbacks(RoomCallbackKindProcessor.KINDS, index)).jsonTypes())
                .extracting(RoomMethod::text).containsExactlyInAnyOrder(HERE + "Params", HERE + "Welcome",
                        "java.util.List<" + HERE + "Say>", HERE + "Said", HERE + "Token");
    }

    // Only looked at.
    @Room("chat:{roomId}")
    static class ChatRoom {
        @OnCreate
        Uni<Void> create() {
            return null;
        }

        @OnJoin
        Uni<Welcome> join(Params params, Member member, @RoomParam String roomId) {
            return null;
        }

        @OnEvent("say")
        Uni<Broadcast<Said>> say(List<Say> said) {
            return null;
        }

        @OnEvent("ask")
        Multi<Token> ask() {
            return null;
        }
    }

    record Params(String nick) {
    }

    record Welcome(String roomId) {
    }

    record Say(String text) {
    }

    record Said(String text) {
    }

    record Token(String text) {
    }
}
