package io.quarkiverse.cloudflare.runtime.presence;

import static io.quarkiverse.cloudflare.runtime.presence.PresenceTableTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.support.MovableTimers;

class DiffWindowTest {

    private static final Duration WINDOW = Duration.ofMillis(50);

    private final MovableTimers timers = new MovableTimers();
    private final PresenceTable table = new PresenceTable(new CountedRefs());
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<PresenceDiff> sent = new ArrayList<>();
    private DiffWindow window = windowOf(WINDOW);

    @Test
    void sendsWhatChangedInAWindowAsOneDiffWhenItEnds() {
        join("m1");
        timers.advance(Duration.ofMillis(49));
        join("m2");
        runQueue();
        assertThat(sent).isEmpty();

        timers.advance(Duration.ofMillis(1));
        runQueue();

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).keys()).containsExactly("user of m1", "user of m2");
        assertThat(timers.pending()).isZero();
    }

    @Test
    void touchesNothingUntilItsOwnerComesToTheFlush() {
        join("m1");
        timers.advance(WINDOW);
        assertThat(sent).isEmpty();

        join("m2");
        assertThat(queue).hasSize(1);
        assertThat(timers.pending()).isZero();

        runQueue();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).keys()).hasSize(2);
    }

    @Test
    void opensAnotherWindowWithTheNextChange() {
        join("m1");
        advanceAndRun(WINDOW);
        advanceAndRun(Duration.ofSeconds(10));
        join("m2");
        advanceAndRun(Duration.ofMillis(49));
        assertThat(sent).hasSize(1);

        advanceAndRun(Duration.ofMillis(1));
        assertThat(sent).hasSize(2);
    }

    @Test
    void sendsNothingWhenTheChangesUndidThemselves() {
        join("m1");
        table.untrack("m1");
        window.changed();
        advanceAndRun(WINDOW);

        assertThat(sent).isEmpty();
        join("m2");
        advanceAndRun(WINDOW);
        assertThat(sent).hasSize(1);
    }

    @Test
    void startsNoTimerWithoutAChange() {
        window.changed();

        assertThat(timers.pending()).isZero();
    }

    @Test
    void asksForEachFlushAtOnceWithoutAWindow() {
        window = windowOf(Duration.ZERO);
        join("m1");
        join("m2");
        assertThat(queue).hasSize(1);
        runQueue();
        join("m3");
        runQueue();

        assertThat(sent).hasSize(2);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void letsItsOwnerFlushWithinTheRequest() {
        window = new DiffWindow(table, Duration.ZERO, timers, () -> window.flush(), sent::add);
        join("m1");
        join("m2");

        assertThat(sent).hasSize(2);
    }

    @Test
    void needsNoTimerAfterAnEarlyFlush() {
        join("m1");
        window.flush();

        assertThat(sent).hasSize(1);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void sendsNothingOnceItIsClosed() {
        join("m1");
        window.close();
        assertThat(timers.pending()).isZero();

        join("m2");
        window.flush();
        advanceAndRun(Duration.ofSeconds(1));

        assertThat(sent).isEmpty();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void sendsAThousandJoinsInAsManyDiffsAsThereAreWindows() {
        Duration step = Duration.ofMillis(10);
        PresenceMirror client = new PresenceMirror();
        for (int member = 0; member < 1000; member++) {
            join("m" + member);
            advanceAndRun(step);
        }
        advanceAndRun(WINDOW);

        assertThat(sent.size()).isLessThanOrEqualTo((int) step.multipliedBy(1000).dividedBy(WINDOW) + 1);
        sent.forEach(client::syncDiff);
        assertThat(client.state()).isEqualTo(table.state()).hasSize(1000);
        assertThat(client.surprises).isEmpty();
    }

    private DiffWindow windowOf(Duration length) {
        return new DiffWindow(table, length, timers, () -> queue.add(() -> window.flush()), sent::add);
    }

    private void join(String memberId) {
        table.track(memberId, "user of " + memberId, json("{}"));
        window.changed();
    }

    private void advanceAndRun(Duration time) {
        timers.advance(time);
        runQueue();
    }

    private void runQueue() {
        while (!queue.isEmpty()) {
            queue.poll().run();
        }
    }
}
