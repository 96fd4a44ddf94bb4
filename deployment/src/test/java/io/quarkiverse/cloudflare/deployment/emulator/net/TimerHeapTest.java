package io.quarkiverse.cloudflare.deployment.emulator.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TimerHeapTest {

    @Test
    void givesEntriesInTheOrderOfTheirTimeAndThenOfTheirComing() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            TimerHeap heap = new TimerHeap();
            List<Expected> model = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                int choice = random.nextInt(10);
                if (choice < 6 || model.isEmpty()) {
                    // Close to the overflow of System.nanoTime(), and often the same.
                    long due = Long.MAX_VALUE - 10 + random.nextInt(20);
                    Expected expected = new Expected(due, step, new TimerHeap.Entry(due, () -> {
                    }));
                    heap.add(expected.entry);
                    model.add(expected);
                } else if (choice < 8) {
                    Expected removed = model.remove(random.nextInt(model.size()));
                    heap.remove(removed.entry);
                    heap.remove(removed.entry);
                } else {
                    model.sort(Expected.ORDER);
                    Expected first = model.remove(0);
                    assertThat(heap.nextDue()).isEqualTo(first.due);
                    assertThat(heap.poll()).isSameAs(first.entry);
                }
                assertThat(heap.size()).isEqualTo(model.size());
                assertThat(heap.isEmpty()).isEqualTo(model.isEmpty());
            }
        }
    }

    private record Expected(long due, int order, TimerHeap.Entry entry) {

        private static final Comparator<Expected> ORDER = Comparator
                .<Expected> comparingLong(expected -> expected.due - Long.MAX_VALUE).thenComparingInt(Expected::order);
    }
}
