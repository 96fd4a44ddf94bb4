package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;

class NameRulesTest {

    private static final String HERE = NameRulesTest.class.getName() + "$";
    private static final String RESERVED = "must not have a reserved name (phx_*, presence_*, cf_*, heartbeat); found ";
    private static final String AN_INTERVAL = "An @OnTick method must have an interval of at least 10 ms; found ";
    private static final String LIKE_THIS = "\n\t- Write it like every = \"15s\" or every = \"500ms\".";

    @Test
    void refusesTwoCallbacksForOneEvent() {
        assertThat(messagesOf(Twice.class)).containsExactlyInAnyOrder(
                "A @Room must have at most one @OnBinary(\"draw\") method; found 2:\n\t- " + HERE + "Twice#draw(byte[])\n\t- "
                        + HERE + "Twice#drawAgain()\n\t- Rename one of them, or make them one method.",
                "A @Room must have at most one @OnEvent(\"say\") method; found 2:\n\t- " + HERE
                        + "Twice#say(java.lang.String)\n\t- " + HERE
                        + "Twice#sayAgain()\n\t- Rename one of them, or make them one method.",
                "A @Room must have at most one @Recipients(\"team\") method; found 2:\n\t- " + HERE
                        + "Twice#team(io.quarkiverse.cloudflare.room.Member)\n\t- " + HERE
                        + "Twice#teamAgain()\n\t- Rename one of them, or make them one method.");
    }

    @Test
    void refusesTwoCallbacksOfAKindThatHasOne() {
        assertThat(messagesOf(Joins.class))
                .containsExactlyInAnyOrder("A @Room must have at most one @OnJoin method; found 2:\n\t- "
                        + HERE + "Joins#alsoJoin()\n\t- " + HERE + "Joins#join()\n\t- Make them one method.");
    }

    @Test
    void refusesReservedNames() {
        assertThat(messagesOf(Reserved.class)).containsExactlyInAnyOrder(
                "An @OnBinary method " + RESERVED + "'cf_data': " + HERE + "Reserved#data()\n\t- Choose another name.",
                "An @OnEvent method " + RESERVED + "'heartbeat': " + HERE + "Reserved#heartbeat()\n\t- Choose another name.",
                "An @OnEvent method " + RESERVED + "'phx_join': " + HERE + "Reserved#join()\n\t- Choose another name.",
                "An @OnEvent method " + RESERVED + "'presence_state': " + HERE + "Reserved#state()\n\t- Choose another name.");
    }

    @Test
    void refusesEmptyNames() {
        assertThat(messagesOf(Nameless.class)).containsExactlyInAnyOrder(
                "A @Recipients method must have a name; found '': " + HERE
                        + "Nameless#rule()\n\t- Write it in the annotation, for example @Recipients(\"say\").",
                "An @OnEvent method must have a name; found '': " + HERE
                        + "Nameless#say()\n\t- Write it in the annotation, for example @OnEvent(\"say\").");
    }

    @Test
    void refusesIntervalsThatAreNone() {
        assertThat(messagesOf(Ticks.class)).containsExactlyInAnyOrder(
                AN_INTERVAL + "'', which is no duration: " + HERE + "Ticks#never()" + LIKE_THIS,
                AN_INTERVAL + "'0s': " + HERE + "Ticks#always()" + LIKE_THIS,
                AN_INTERVAL + "'9ms': " + HERE + "Ticks#often()" + LIKE_THIS,
                AN_INTERVAL + "'soon', which is no duration: " + HERE + "Ticks#soon()" + LIKE_THIS);
    }

    @Test
    void allowsAMethodToBeTwoCallbacksAndARoomToTickTwice() {
        assertThat(messagesOf(Fine.class)).isEmpty();
    }

    @Room("twice")
    static class Twice {
        @OnEvent("say")
        void say(String text) {
        }

        @OnEvent("say")
        void sayAgain() {
        }

        @OnBinary("draw")
        void draw(byte[] line) {
        }

        @OnBinary("draw")
        void drawAgain() {
        }

        @Recipients("team")
        boolean team(Member to) {
            return true;
        }

        @Recipients("team")
        boolean teamAgain() {
            return true;
        }
    }

    @Room("joins")
    static class Joins {
        @OnJoin
        void join() {
        }

        @OnJoin
        void alsoJoin() {
        }
    }

    @Room("reserved")
    static class Reserved {
        @OnEvent("phx_join")
        void join() {
        }

        @OnEvent("presence_state")
        void state() {
        }

        @OnBinary("cf_data")
        void data() {
        }

        @OnEvent("heartbeat")
        void heartbeat() {
        }
    }

    @Room("nameless")
    static class Nameless {
        @OnEvent("")
        void say() {
        }

        @Recipients("")
        boolean rule() {
            return true;
        }
    }

    @Room("ticks")
    static class Ticks {
        @OnTick(every = "soon")
        void soon() {
        }

        @OnTick(every = "9ms")
        void often() {
        }

        @OnTick(every = "0s")
        void always() {
        }

        @OnTick(every = "")
        void never() {
        }
    }

    @Room("fine")
    static class Fine {
        @OnJoin
        @OnRejoin
        void join() {
        }

        @OnEvent("draw")
        @OnBinary("draw")
        void draw() {
        }

        @OnTick(every = "10ms")
        void quick() {
        }

        @OnTick(every = "15s")
        void slow() {
        }
    }
}
