package io.quarkiverse.cloudflare.deployment.emulator.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.cloudflare.runtime.time.Timers;

@Timeout(60)
class MediaLoopTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final MediaLoop loop = MediaLoop.start();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void runsTasksInTheirOrderOnItsOneThread() throws Exception {
        List<Integer> ran = new ArrayList<>();
        for (int task = 0; task < 1000; task++) {
            int number = task;
            loop.execute(() -> {
                assertThat(loop.isCurrent()).isTrue();
                ran.add(number);
            });
        }
        assertThat(loop.call(() -> List.copyOf(ran)).get()).hasSize(1000).isSorted();
        assertThat(loop.isCurrent()).isFalse();
    }

    @Test
    void runsACallFromWithinAtOnce() throws Exception {
        assertThat(loop.call(() -> loop.call(() -> 7).join()).get()).isEqualTo(7);
    }

    @Test
    void handsBackWhatACallThrows() {
        CompletableFuture<Object> outcome = loop.call(() -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(outcome::join).hasRootCauseMessage("no");
        assertThat(loop.failures()).isZero();
    }

    @Test
    void runsTimersInTheOrderOfTheirTime() throws Exception {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        loop.call(() -> {
            loop.after(Duration.ofMillis(40), () -> fired.add("late"));
            loop.after(Duration.ofMillis(20), () -> fired.add("early"));
            loop.after(Duration.ZERO, () -> fired.add("now"));
            return loop.after(Duration.ofMillis(-1), () -> fired.add("overdue"));
        }).join();

        assertThat(List.of(fired.take(), fired.take(), fired.take(), fired.take()))
                .containsExactly("now", "overdue", "early", "late");
    }

    @Test
    void forgetsACancelledTimer() throws Exception {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        Timers.Handle cancelled = loop.after(Duration.ofMillis(10), () -> fired.add("cancelled"));
        loop.after(Duration.ofMillis(30), () -> fired.add("later"));
        cancelled.cancel();
        cancelled.cancel();

        assertThat(fired.take()).isEqualTo("later");
        assertThat(fired).isEmpty();
    }

    @Test
    void goesOnAfterAFailureOfWhatItRuns() throws Exception {
        BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        UdpPort port = loop.bind(ANY, (to, from, buffer, length) -> {
            received.add(length);
            throw new IllegalArgumentException("a packet nobody thought of");
        });
        loop.execute(() -> {
            throw new StackOverflowError();
        });
        loop.after(Duration.ZERO, () -> {
            throw new IllegalStateException();
        });
        port.send(port.address(), new byte[5], 0, 5);
        port.send(port.address(), new byte[6], 0, 6);

        assertThat(List.of(received.take(), received.take())).containsExactly(5, 6);
        assertThat(loop.call(loop::failures).get()).isEqualTo(4);
    }

    /** What an idle process costs: nothing, until there is something to do. */
    @Test
    void doesNotWakeUpWhileThereIsNothingToDo() throws Exception {
        BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        UdpPort port = loop.bind(ANY, (to, from, buffer, length) -> received.add(length));
        Timers.Handle cancelled = loop.after(Duration.ofMillis(1), () -> {
        });
        cancelled.cancel();
        // Nothing else is left to do after the second of two answers.
        loop.call(() -> 0).get();
        loop.call(() -> 0).get();
        long rounds = loop.rounds();

        // Time passes while another loop counts it: a sleep would say less about a machine under load.
        try (MediaLoop clock = MediaLoop.start()) {
            CountDownLatch passed = new CountDownLatch(1);
            clock.after(Duration.ofMillis(500), passed::countDown);
            assertThat(passed.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(loop.rounds() - rounds).isLessThanOrEqualTo(1);

        port.send(port.address(), new byte[1], 0, 1);
        assertThat(received.take()).isEqualTo(1);
    }

    @Test
    void refusesWorkAfterItsEnd() throws Exception {
        UdpPort port = loop.bind(ANY, (to, from, buffer, length) -> {
        });
        loop.close();
        loop.close();

        assertThatThrownBy(() -> loop.execute(() -> {
        })).isInstanceOf(RejectedExecutionException.class).hasMessage("The media loop is closed");
        assertThatThrownBy(() -> loop.call(() -> 1).join()).hasRootCauseMessage("The media loop is closed");
        loop.after(Duration.ZERO, () -> {
        }).cancel();
        port.send(port.address(), new byte[1], 0, 1);
        assertThat(port.unsent()).isEqualTo(1);
    }

    @Test
    void answersEveryCallThatWasMadeBeforeItsEnd() {
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            int number = call;
            calls.add(loop.call(() -> number));
        }
        loop.close();
        assertThat(calls).allSatisfy(call -> assertThat(call).isCompleted());
    }
}
