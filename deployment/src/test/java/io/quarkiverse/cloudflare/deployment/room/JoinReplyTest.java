package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class JoinReplyTest {

    private static final String HERE = JoinReplyTest.class.getName() + "$";
    private static final String AN_OBJECT = "An @OnJoin method must reply with a JSON object; found ";

    @Test
    void refusesAJoinReplyThatIsNoJsonObject() {
        Map<Class<?>, String> rooms = Map.ofEntries(Map.entry(Text.class, "java.lang.String"),
                Map.entry(Number.class, "int"), Map.entry(Boxed.class, "java.lang.Long"),
                Map.entry(Constant.class, "io.quarkiverse.cloudflare.room.LeaveReason"),
                Map.entry(Texts.class, "java.util.List<java.lang.String>"), Map.entry(Bytes.class, "byte[]"),
                Map.entry(Maybe.class, "java.util.Optional<" + HERE + "Welcome>"),
                Map.entry(Own.class, HERE + "OwnList"),
                Map.entry(Later.class, "io.smallrye.mutiny.Uni<java.lang.String>"));
        rooms.forEach((room, found) -> assertThat(messagesOf(room, Welcome.class, OwnList.class, LeaveReason.class))
                .containsExactly(AN_OBJECT + found + ": " + room.getName() + "#join()\n\t- Wrap it in a record."));
    }

    @Test
    void refusesAStreamOnJoin() {
        assertThat(messagesOf(Stream.class))
                .containsExactly("An @OnJoin method must return void, a JSON object, Broadcast<T> or"
                        + " Uni of these; found io.smallrye.mutiny.Multi<" + HERE + "Welcome>: " + HERE + "Stream#join()"
                        + "\n\t- Return one of these, or void and use the RoomContext.");
    }

    record Welcome(String roomId) {
    }

    static class OwnList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    @Room("text")
    static class Text {
        @OnJoin
        String join() {
            return "";
        }
    }

    @Room("number")
    static class Number {
        @OnJoin
        int join() {
            return 1;
        }
    }

    @Room("boxed")
    static class Boxed {
        @OnJoin
        Long join() {
            return 1L;
        }
    }

    @Room("constant")
    static class Constant {
        @OnJoin
        LeaveReason join() {
            return LeaveReason.CLIENT;
        }
    }

    @Room("texts")
    static class Texts {
        @OnJoin
        List<String> join() {
            return List.of();
        }
    }

    @Room("bytes")
    static class Bytes {
        @OnJoin
        byte[] join() {
            return new byte[0];
        }
    }

    @Room("maybe")
    static class Maybe {
        @OnJoin
        Optional<Welcome> join() {
            return Optional.empty();
        }
    }

    @Room("own")
    static class Own {
        @OnJoin
        OwnList join() {
            return new OwnList();
        }
    }

    @Room("later")
    static class Later {
        @OnJoin
        Uni<String> join() {
            return Uni.createFrom().item("");
        }
    }

    @Room("stream")
    static class Stream {
        @OnJoin
        Multi<Welcome> join() {
            return Multi.createFrom().empty();
        }
    }
}
