package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class SerialQueueTest {

    private final SerialQueue queue = new SerialQueue(2);
    private final List<String> log = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    private SerialQueue.Task open(String name) {
        return done -> {
            log.add(name);
            ends.add(done);
        };
    }

    @Test
    void runsTheNextTaskOnlyWhenTheOneBeforeHasEnded() {
        queue.submit(open("first"));
        queue.submit(open("second"));
        assertThat(log).containsExactly("first");

        ends.get(0).run();
        assertThat(log).containsExactly("first", "second");
    }

    @Test
    void refusesAnOfferBeyondTheLimitButNeverASubmission() {
        queue.submit(open("running"));
        assertThat(queue.offer(open("a"))).isTrue();
        assertThat(queue.offer(open("b"))).isTrue();
        assertThat(queue.offer(open("c"))).isFalse();
        queue.submit(open("d"));

        ends.get(0).run();
        assertThat(queue.offer(open("e"))).as("a place is free again").isTrue();
        for (int i = 1; i < 5; i++) {
            ends.get(i).run();
        }
        assertThat(log).containsExactly("running", "a", "b", "d", "e");
    }

    @Test
    void goesOnBehindATaskThatThrows() {
        queue.submit(done -> {
            throw new IllegalStateException("broken");
        });
        queue.execute(() -> log.add("next"));
        assertThat(log).containsExactly("next");
    }

    @Test
    void goesOnBehindAnActionThatThrows() {
        queue.execute(() -> {
            throw new IllegalStateException("broken");
        });
        queue.execute(() -> log.add("next"));
        assertThat(log).containsExactly("next");
    }

    @Test
    void refusesToEndATaskTwice() {
        queue.submit(open("only"));
        ends.get(0).run();
        assertThatThrownBy(() -> ends.get(0).run()).isInstanceOf(IllegalStateException.class)
                .hasMessage("A task of a room's queue must end once");
    }

    @Test
    void doesNotGrowTheStackWithTheNumberOfTasks() {
        int tasks = 100_000;
        AtomicInteger ran = new AtomicInteger();
        queue.submit(done -> {
            for (int i = 0; i < tasks; i++) {
                queue.submit(next -> {
                    ran.incrementAndGet();
                    next.run();
                });
            }
            done.run();
        });
        assertThat(ran).hasValue(tasks);
    }

    @Test
    void neverRunsTwoTasksAtOnceHoweverManyThreadsSubmitAndEndThem() throws InterruptedException {
        int threads = 8;
        int each = 5_000;
        int[] unguarded = { 0 };
        CountDownLatch ended = new CountDownLatch(threads * each);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int t = 0; t < threads; t++) {
                pool.execute(() -> {
                    for (int i = 0; i < each; i++) {
                        queue.submit(done -> pool.execute(() -> {
                            unguarded[0]++;
                            ended.countDown();
                            done.run();
                        }));
                    }
                });
            }
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(unguarded[0]).isEqualTo(threads * each);
        } finally {
            pool.shutdownNow();
        }
    }
}
