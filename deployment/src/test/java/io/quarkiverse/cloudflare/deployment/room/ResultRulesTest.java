package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class ResultRulesTest {

    private static final String HERE = ResultRulesTest.class.getName() + "$";
    private static final String EVENT = "An @OnEvent method must return void, a reply, Broadcast<T>, Uni of these or Multi<T>;"
            + " found ";
    private static final String ONE_OF_THESE = "\n\t- Return one of these, or void and use the RoomContext.";

    @Test
    void refusesResultsNobodyReceivesAndListsWhatIsAllowed() {
        assertThat(messagesOf(Unheard.class)).containsExactlyInAnyOrder(
                "A @Recipients method must return boolean; found java.lang.Boolean: " + HERE
                        + "Unheard#team()\n\t- Return whether the member receives the broadcast.",
                "An @OnCreate method must return void or Uni<Void>; found io.quarkiverse.cloudflare.room.Broadcast<" + HERE
                        + "Welcome>: " + HERE + "Unheard#create()\n\t- Return void and use the RoomContext.",
                "An @OnLeave method must return void, Broadcast<T> or Uni of these; found java.lang.String: " + HERE
                        + "Unheard#leave()" + ONE_OF_THESE,
                "An @OnTick method must return void, Broadcast<T> or Uni of these; found io.smallrye.mutiny.Uni<java.lang.Long>: "
                        + HERE + "Unheard#tick()" + ONE_OF_THESE);
    }

    @Test
    void refusesResultsThatAreAsynchronousTwiceOrInAnotherWay() {
        assertThat(messagesOf(Foreign.class)).containsExactlyInAnyOrder(
                EVENT + "java.util.concurrent.CompletionStage<java.lang.String>: " + HERE + "Foreign#stage()" + ONE_OF_THESE,
                EVENT + "io.smallrye.mutiny.Uni<io.smallrye.mutiny.Multi<java.lang.String>>: " + HERE + "Foreign#uniOfMulti()"
                        + ONE_OF_THESE,
                EVENT + "io.smallrye.mutiny.Multi<io.quarkiverse.cloudflare.room.Broadcast<java.lang.String>>: " + HERE
                        + "Foreign#multiOfBroadcast()" + ONE_OF_THESE);
    }

    @Test
    void acceptsWhatTheAnnotationsPromise() {
        assertThat(messagesOf(Fine.class, Welcome.class)).isEmpty();
    }

    record Welcome(String roomId) {
    }

    @Room("unheard")
    static class Unheard {
        @OnCreate
        Broadcast<Welcome> create() {
            return null;
        }

        @OnLeave
        String leave() {
            return "";
        }

        @OnTick(every = "1s")
        Uni<Long> tick() {
            return null;
        }

        @Recipients("team")
        Boolean team() {
            return true;
        }
    }

    @Room("foreign")
    static class Foreign {
        @OnEvent("1")
        CompletionStage<String> stage() {
            return null;
        }

        @OnEvent("2")
        Uni<Multi<String>> uniOfMulti() {
            return null;
        }

        @OnEvent("3")
        Multi<Broadcast<String>> multiOfBroadcast() {
            return null;
        }
    }

    @Room("fine")
    static class Fine {
        @OnCreate
        Uni<Void> create() {
            return null;
        }

        @OnJoin
        Uni<Map<String, Object>> join() {
            return null;
        }

        @OnRejoin
        JsonNode rejoin() {
            return null;
        }

        @OnEvent("1")
        Multi<String> stream() {
            return null;
        }

        @OnEvent("2")
        Uni<Broadcast<?>> broadcast() {
            return null;
        }

        @OnLeave
        Uni<Broadcast<Welcome>> leave() {
            return null;
        }

        @Recipients("team")
        boolean team() {
            return true;
        }
    }
}
