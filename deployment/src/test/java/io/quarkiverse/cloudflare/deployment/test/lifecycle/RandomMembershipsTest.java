package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.presence.Joined;
import io.quarkiverse.cloudflare.presence.Left;
import io.quarkiverse.cloudflare.presence.PresenceEvent;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

/** Joins, leaves, kicks, closed rooms, broken connections and resumes in an order that a seed decides. */
class RandomMembershipsTest {

    private static final int STEPS = 400;
    private static final int CLIENTS = 6;
    private static final List<String> TOPICS = List.of("chaos:a", "chaos:b", "loop:a");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Eventually.class, Chaos.class, Loop.class, StoppedTime.class,
                    Counts.class, ChaoticClient.class, ChaoticClient.Seen.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.heartbeat-timeout", "100h")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", "0")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-joins-per-minute", "0");

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Counts counts;

    @Inject
    Rooms rooms;

    private final List<ChaoticClient> clients = new ArrayList<>();
    private final List<String[]> lost = new ArrayList<>();

    @Room("chaos:{name}")
    static class Chaos {

        @OnJoin
        void join() {
        }
    }

    @Room("loop:{name}")
    static class Loop {

        @OnJoin
        Uni<Void> join() {
            return Uni.createFrom().voidItem();
        }
    }

    @Singleton
    static class Counts {

        final Map<String, AtomicInteger> joined = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> left = new ConcurrentHashMap<>();

        void joined(@Observes @Joined PresenceEvent event) {
            joined.computeIfAbsent(event.member().id(), id -> new AtomicInteger()).incrementAndGet();
        }

        void left(@Observes @Left PresenceEvent event) {
            left.computeIfAbsent(event.member().id(), id -> new AtomicInteger()).incrementAndGet();
        }
    }

    @Test
    void beginAndEndOnceAndEveryoneSeesTheSame() throws Exception {
        int timers = time.pending();
        for (long seed = 1; seed <= 5; seed++) {
            live(new Random(seed));
            String run = "seed " + seed;
            Eventually.holds("all see the same with " + run, this::allSeeTheSame);
            assertThat(clients.stream().mapToInt(client -> client.rooms().size()).sum()).as(run).isPositive();

            clients.forEach(ChaoticClient::close);
            clients.clear();
            lost.clear();
            Eventually.holds("everyone has left with " + run, () -> {
                time.advance(Duration.ofSeconds(5));
                return rooms.listAndAwait().isEmpty();
            });
            Eventually.holds("all was told with " + run, () -> counts.left.size() == counts.joined.size());
            assertThat(counts.joined).as(run).isNotEmpty();
            assertThat(counts.joined.values()).as(run).allSatisfy(times -> assertThat(times).hasValue(1));
            assertThat(counts.left.values()).as(run).allSatisfy(times -> assertThat(times).hasValue(1));
            assertThat(counts.left.keySet()).as(run).isEqualTo(counts.joined.keySet());
            Eventually.holds("no timer is left with " + run, () -> time.pending() == timers);
        }
    }

    private void live(Random random) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new ChaoticClient(server));
        }
        for (int step = 0; step < STEPS; step++) {
            int which = random.nextInt(CLIENTS);
            ChaoticClient client = clients.get(which);
            String topic = TOPICS.get(random.nextInt(TOPICS.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> client.join(topic, "");
                case 4 -> client.leave(topic);
                case 5 -> kickSomebody(RoomAddress.of(topic), random);
                case 6, 7 -> resumeSomebody(client, random);
                case 8 -> breakConnection(which);
                case 9 -> time.advance(Duration.ofMillis(random.nextInt(3_000)));
                case 10 -> client.settle();
                default -> closeSeldom(topic, random);
            }
        }
        for (ChaoticClient client : clients) {
            client.join(TOPICS.get(0), "");
            client.settle();
        }
    }

    private void kickSomebody(RoomAddress room, Random random) {
        List<MemberInfo> members = rooms.membersAndAwait(room);
        if (!members.isEmpty()) {
            rooms.kickAndAwait(room, members.get(random.nextInt(members.size())).id(), LeaveReason.KICKED);
        }
    }

    /** With the token of a lost connection, or of one that is still alive. */
    private void resumeSomebody(ChaoticClient client, Random random) {
        Map<String, ChaoticClient.Seen> robbed = clients.get(random.nextInt(CLIENTS)).rooms();
        robbed.forEach((topic, seen) -> lost.add(new String[] { topic, seen.token }));
        // Whoever is robbed of its token hears nothing more, and does not know it.
        robbed.clear();
        if (!lost.isEmpty()) {
            String[] one = lost.remove(random.nextInt(lost.size()));
            client.join(one[0], one[1]);
        }
    }

    private void breakConnection(int which) throws Exception {
        ChaoticClient client = clients.get(which);
        client.rooms().forEach((topic, seen) -> lost.add(new String[] { topic, seen.token }));
        client.close();
        clients.set(which, new ChaoticClient(server));
    }

    private void closeSeldom(String topic, Random random) {
        if (random.nextInt(5) == 0) {
            rooms.closeAndAwait(RoomAddress.of(topic));
        }
    }

    private boolean allSeeTheSame() {
        time.advance(Duration.ofSeconds(1));
        for (ChaoticClient client : clients) {
            settle(client);
            for (String topic : TOPICS) {
                if (!client.seesJust(topic,
                        rooms.membersAndAwait(RoomAddress.of(topic)).stream().map(MemberInfo::id).toList())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void settle(ChaoticClient client) {
        try {
            client.settle();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
