package io.quarkiverse.cloudflare.deployment.emulator.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.support.MovableTimers;

class ImpairmentTest {

    private final MovableTimers timers = new MovableTimers();
    private final Impairment network = new Impairment(timers, new SplittableRandom(1));
    private final List<Integer> arrived = new ArrayList<>();

    @Test
    void letsEverythingThroughThatIsNotImpaired() {
        assertThat(network.active()).isFalse();
        network.set(settings(0, 10, 0, 0));
        assertThat(network.active()).isTrue();
        network.set(settings(0, 0, 0, 0));
        assertThat(network.active()).isFalse();

        send(3);
        assertThat(arrived).containsExactly(0, 1, 2);
    }

    @Test
    void losesItsShareAndCountsIt() {
        network.set(settings(0.05, 0, 0, 0));
        send(10_000);

        assertThat(network.dropped()).isCloseTo(500, within(100L));
        assertThat(arrived).hasSize(10_000 - (int) network.dropped()).isSorted();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void losesTheSamePacketsInEachRun() {
        network.set(settings(0.5, 0, 0, 0));
        send(100);
        List<Integer> first = List.copyOf(arrived);
        arrived.clear();

        Impairment again = new Impairment(timers, new SplittableRandom(1));
        again.set(settings(0.5, 0, 0, 0));
        IntStream.range(0, 100).forEach(number -> pass(again, number));
        assertThat(arrived).isEqualTo(first);
    }

    @Test
    void delaysEachPacketByAsMuch() {
        network.set(settings(0, 20, 0, 0));
        send(2);
        timers.advance(Duration.ofMillis(10));
        pass(network, 2);
        timers.advance(Duration.ofMillis(9));
        assertThat(arrived).isEmpty();

        timers.advance(Duration.ofMillis(1));
        assertThat(arrived).containsExactly(0, 1);
        timers.advance(Duration.ofMillis(10));
        assertThat(arrived).containsExactly(0, 1, 2);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void keepsTheOrderWhenItJitters() {
        network.set(settings(0, 20, 30, 0));
        for (int packet = 0; packet < 200; packet++) {
            pass(network, packet);
            timers.advance(Duration.ofMillis(3));
        }
        timers.advance(Duration.ofMillis(50));
        assertThat(arrived).hasSize(200).isSorted();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void reordersItsShare() {
        network.set(settings(0, 0, 0, 0.1));
        for (int packet = 0; packet < 1000; packet++) {
            pass(network, packet);
            timers.advance(Duration.ofMillis(5));
        }
        timers.advance(ImpairmentSettings.HELD_BACK);
        long late = IntStream.range(1, 1000).filter(index -> arrived.get(index) < arrived.get(index - 1)).count();
        assertThat(arrived).hasSize(1000);
        assertThat(late).isBetween(50L, 150L);
    }

    @Test
    void holdsNoMoreThanSomeThousandPackets() {
        network.set(settings(0, 10_000, 0, 0));
        send(15_000);
        assertThat(network.dropped()).isEqualTo(5_000);
        assertThat(timers.pending()).isEqualTo(1);
    }

    @Test
    void forgetsWhatItHoldsWhenItIsClosed() {
        network.set(settings(0, 10, 0, 0));
        send(5);
        network.close();
        timers.advance(Duration.ofSeconds(1));
        assertThat(arrived).isEmpty();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> settings(1.1, 0, 0, 0)).hasMessage("loss must be between 0 and 1; found 1.1");
        assertThatThrownBy(() -> settings(Double.NaN, 0, 0, 0)).hasMessage("loss must be between 0 and 1; found NaN");
        assertThatThrownBy(() -> settings(0, 0, 0, -0.5)).hasMessage("reorder must be between 0 and 1; found -0.5");
        assertThatThrownBy(() -> settings(0, 10_001, 0, 0)).hasMessage("delay must be between 0 and 10000 ms; found 10001 ms");
        assertThatThrownBy(() -> settings(0, 0, -1, 0)).hasMessage("jitter must be between 0 and 10000 ms; found -1 ms");
    }

    private void send(int count) {
        IntStream.range(0, count).forEach(number -> pass(network, number));
    }

    /** The number is the packet, behind a byte that is not. */
    private void pass(Impairment through, int number) {
        byte[] packet = ByteBuffer.allocate(6).put((byte) 9).putInt(number).array();
        through.pass(packet, 1, 4, (copy, length) -> {
            assertThat(length).isEqualTo(4);
            arrived.add(ByteBuffer.wrap(copy).getInt());
        });
        packet[1] = -1;
    }

    private static ImpairmentSettings settings(double loss, int delay, int jitter, double reorder) {
        return new ImpairmentSettings(loss, Duration.ofMillis(delay), Duration.ofMillis(jitter), reorder);
    }
}
