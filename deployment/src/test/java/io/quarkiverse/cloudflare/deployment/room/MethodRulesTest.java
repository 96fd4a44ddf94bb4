package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;

class MethodRulesTest {

    private static final String HERE = MethodRulesTest.class.getName() + "$";

    @Test
    void refusesPrivateAndStaticCallbacks() {
        assertThat(messagesOf(Hidden.class)).containsExactlyInAnyOrder(
                "A @Room callback must not be private or static; found private static: " + HERE
                        + "Hidden#both()\n\t- Remove the modifier; package-private is enough.",
                "A @Room callback must not be private or static; found private: " + HERE
                        + "Hidden#join()\n\t- Remove the modifier; package-private is enough.",
                "A @Room callback must not be private or static; found static: " + HERE
                        + "Hidden#say()\n\t- Remove the modifier; package-private is enough.");
    }

    @Test
    void refusesTwoKindsOfThreadOnOneMethod() {
        String rule = "A @Room callback must have at most one of @Blocking, @NonBlocking and @RunOnVirtualThread; found ";
        String fix = "\n\t- Keep the one that says where it runs.";
        assertThat(messagesOf(Torn.class)).containsExactlyInAnyOrder(
                rule + "@Blocking, @NonBlocking, @RunOnVirtualThread: " + HERE + "Torn#say()" + fix,
                rule + "@Blocking, @NonBlocking: " + HERE + "Torn#join()" + fix);
    }

    @Test
    void refusesARecipientsRuleThatMayBlock() {
        assertThat(messagesOf(Slow.class))
                .containsExactlyInAnyOrder("A @Recipients method must run on the event loop; found @Blocking: "
                        + HERE + "Slow#team()\n\t- Remove it, and look at nothing that may block.");
    }

    @Room("hidden")
    static class Hidden {
        @OnJoin
        private void join() {
        }

        @OnEvent("say")
        static void say() {
        }

        @OnEvent("both")
        private static void both() {
        }
    }

    @Room("torn")
    static class Torn {
        @OnJoin
        @Blocking
        @NonBlocking
        void join() {
        }

        @OnEvent("say")
        @Blocking
        @NonBlocking
        @RunOnVirtualThread
        void say() {
        }
    }

    @Room("slow")
    static class Slow {
        @OnJoin
        @NonBlocking
        void join() {
        }

        @Blocking
        @Recipients("team")
        boolean team() {
            return true;
        }
    }
}
