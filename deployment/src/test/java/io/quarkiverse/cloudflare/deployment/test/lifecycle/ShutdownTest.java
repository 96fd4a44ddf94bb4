package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class ShutdownTest {

    // The application and this class are loaded twice and share what the JDK has: values of this type of key.
    private static final String LEFT = ShutdownTest.class.getName() + ".left";
    private static final String CLOSED = ShutdownTest.class.getName() + ".closed";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Slow.class, Thorough.class))
            .setAfterUndeployListener(ShutdownTest::everyoneHasLeft);

    @TestHTTPResource("/")
    URI server;

    @Room("slow:{name}")
    static class Slow {

        @OnJoin
        void join() {
        }

        @OnLeave
        void leave(Member member, LeaveReason reason) {
            shared(LEFT).add(member.joinParams().get("as").asText() + " " + reason);
        }
    }

    /** Is done only when the connections are closed, which must not wait for it. */
    @Singleton
    static class Thorough implements MembershipListener {

        @Override
        public Uni<Void> stopping() {
            shared(LEFT).add("everybody has left");
            CompletableFuture<?>[] closings = shared(CLOSED).toArray(CompletableFuture[]::new);
            return Uni.createFrom().completionStage(() -> CompletableFuture.allOf(closings)
                    .thenRun(() -> shared(LEFT).add("all is done")));
        }
    }

    @Test
    void membersAreThereWhenTheApplicationStops() throws Exception {
        for (String name : List.of("ada", "bob")) {
            RawSocket socket = RawSocket.connect(server);
            socket.join("1", "slow:a", "{\"as\":\"" + name + "\"}");
            socket.join("2", "slow:" + name, "{\"as\":\"" + name + "\"}");
            CompletableFuture<String> closed = CompletableFuture.supplyAsync(() -> close(socket));
            shared(CLOSED).add(closed);
        }
    }

    private static String close(RawSocket socket) {
        try {
            RawSocket.Close close = socket.awaitClose();
            // A channel that is closed is not joined again: only the connection may end.
            assertThat(socket.taken("phx_close")).isEmpty();
            return close.code() + " " + close.reason();
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static void everyoneHasLeft() {
        List<Object> left = List.copyOf(shared(LEFT));
        assertThat(left).hasSize(6).endsWith("everybody has left", "all is done");
        assertThat(left.subList(0, 4)).containsExactlyInAnyOrder("ada SHUTDOWN", "ada SHUTDOWN", "bob SHUTDOWN",
                "bob SHUTDOWN");
        assertThat(shared(CLOSED)).hasSize(2).allSatisfy(closed -> assertThat(((CompletableFuture<?>) closed).join())
                .isEqualTo("1012 The server is shutting down"));
    }

    @SuppressWarnings("unchecked")
    private static Queue<Object> shared(String key) {
        return (Queue<Object>) System.getProperties().computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>());
    }
}
