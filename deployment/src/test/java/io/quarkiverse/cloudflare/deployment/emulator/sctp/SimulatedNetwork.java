package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * Carries packets as well or as badly as it is told, always the same way for the same seed.
 */
final class SimulatedNetwork {

    private final MovableTimers timers;
    private final Random random;
    double loss;
    double duplication;
    int delayMillis = 5;
    int jitterMillis;
    /** Packets that shall not arrive, besides those that are lost. */
    Predicate<byte[]> swallows = packet -> false;
    long carried;

    SimulatedNetwork(MovableTimers timers, long seed) {
        this.timers = timers;
        this.random = new Random(seed);
    }

    SctpOutput to(BiConsumer<byte[], Integer> receiver) {
        return (packet, length) -> {
            byte[] copy = Arrays.copyOf(packet, length);
            boolean swallowed = swallows.test(copy);
            int copies = random.nextDouble() < duplication ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                boolean lost = random.nextDouble() < loss;
                int jitter = jitterMillis == 0 ? 0 : random.nextInt(jitterMillis);
                if (!lost && !swallowed) {
                    carried++;
                    timers.after(Duration.ofMillis(delayMillis + jitter), () -> receiver.accept(copy, copy.length));
                }
            }
        };
    }
}
