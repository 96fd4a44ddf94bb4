package io.quarkiverse.cloudflare.runtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Random lives of rooms, seen by clients that come at random moments and do what Phoenix clients do. */
class PresenceConvergenceTest {

    private static final int ROUNDS = 100;
    private static final int STEPS = 200;
    private static final List<String> USERS = List.of("ada", "bob", "__proto__", "constructor", "7");
    private static final int MEMBERS = 12;

    private Random random;
    private PresenceTable table;

    @Test
    void showsEveryClientTheSameAsTheTableAfterEachDiff() {
        rounds(() -> {
            List<PresenceMirror> clients = new ArrayList<>(List.of(new PresenceMirror()));
            for (int step = 0; step < STEPS; step++) {
                change();
                if (random.nextInt(10) == 0) {
                    clients.add(newClient());
                }
                if (random.nextInt(4) == 0) {
                    PresenceDiff diff = table.takeDiff();
                    clients.forEach(client -> client.syncDiff(diff));
                    assertThat(clients).extracting(PresenceMirror::state).containsOnly(table.state());
                    assertThat(table.announced()).isEqualTo(table.state());
                }
            }
            assertThat(clients).flatExtracting(client -> client.surprises).isEmpty();
        });
    }

    @Test
    void showsANewMemberItselfInTheDiffAfterItsState() {
        rounds(() -> {
            for (int step = 0; step < STEPS / 10; step++) {
                change();
                PresenceMirror client = newClient();
                table.track("newcomer " + step, "newcomer", JsonNodeFactory.instance.objectNode());
                assertThat(client.state().findValuesAsText("id")).doesNotContain("newcomer " + step);

                client.syncDiff(table.takeDiff());

                assertThat(client.state().path("newcomer").findValuesAsText("id")).contains("newcomer " + step);
            }
        });
    }

    @Test
    void bringsAClientUpToDateThatMissedDiffsAndGetsAStateAgain() {
        rounds(() -> {
            PresenceMirror client = newClient();
            for (int step = 0; step < STEPS; step++) {
                change();
                if (random.nextInt(3) == 0) {
                    table.takeDiff();
                }
                if (random.nextInt(20) == 0) {
                    client.syncState(table.announced());
                    client.syncDiff(table.takeDiff());
                    assertThat(client.state()).isEqualTo(table.state());
                }
            }
            assertThat(client.surprises).isEmpty();
        });
    }

    @Test
    void bearsDiffsThatAreUnderWayWhenTheStateIsGiven() {
        rounds(() -> {
            Deque<PresenceDiff> underWay = new ArrayDeque<>();
            List<PresenceMirror> clients = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                change();
                switch (random.nextInt(8)) {
                    case 0, 1 -> underWay.add(table.takeDiff());
                    case 2 -> deliverOne(underWay, clients);
                    case 3 -> clients.add(newClient());
                    default -> {
                    }
                }
            }
            underWay.add(table.takeDiff());
            while (!underWay.isEmpty()) {
                deliverOne(underWay, clients);
            }
            assertThat(clients).extracting(PresenceMirror::state).containsOnly(table.state());
        });
    }

    private void rounds(Runnable round) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            random = new Random(seed);
            table = new PresenceTable(new CountedRefs());
            round.run();
        }
    }

    private void change() {
        int member = random.nextInt(MEMBERS);
        String memberId = "m" + member;
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("n", random.nextInt(3));
        switch (random.nextInt(5)) {
            case 0, 1 -> table.track(memberId, USERS.get(member % USERS.size()), fields);
            case 2 -> table.merge(memberId, fields.putNull("gone"));
            case 3 -> table.untrack(memberId);
            default -> {
                table.untrack(memberId);
                table.track(memberId, USERS.get(random.nextInt(USERS.size())), fields);
            }
        }
    }

    private PresenceMirror newClient() {
        PresenceMirror client = new PresenceMirror();
        client.syncState(table.announced());
        return client;
    }

    private static void deliverOne(Deque<PresenceDiff> underWay, List<PresenceMirror> clients) {
        if (!underWay.isEmpty()) {
            PresenceDiff diff = underWay.poll();
            clients.forEach(client -> client.syncDiff(diff));
        }
    }
}
