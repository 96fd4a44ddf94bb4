package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * A bad network in one direction: it loses, delays and reorders packets. Owned by the media loop, apart from {@link #active}.
 */
final class Impairment {

    // As many large packets are 15 MB; a queue of a real network is shorter.
    private static final int MAX_HELD = 10_000;
    // What reads a packet may write a few bytes behind it.
    private static final int ROOM = 64;

    private final Timers timers;
    private final RandomGenerator random;
    private final PriorityQueue<Held> held = new PriorityQueue<>(
            Comparator.comparingLong(Held::due).thenComparingLong(Held::order));
    private ImpairmentSettings settings = ImpairmentSettings.NONE;
    private volatile boolean active;
    private Timers.Handle next = () -> {
    };
    private long lastDue;
    private long orders;
    private long dropped;

    Impairment(Timers timers, RandomGenerator random) {
        this.timers = timers;
        this.random = random;
    }

    void set(ImpairmentSettings settings) {
        this.settings = settings;
        this.active = !settings.none();
    }

    ImpairmentSettings settings() {
        return settings;
    }

    /**
     * @return whether packets have to go through {@link #pass}. Any thread may ask
     */
    boolean active() {
        return active;
    }

    /** Delivers a packet now, later or never. The array may be used again after the return. */
    void pass(byte[] packet, int offset, int length, Delivery delivery) {
        ImpairmentSettings now = settings;
        if (random.nextDouble() < now.loss() || held.size() >= MAX_HELD) {
            dropped++;
            return;
        }
        byte[] copy = new byte[length + ROOM];
        System.arraycopy(packet, offset, copy, 0, length);
        long due = due(now);
        if (due <= millis() && held.isEmpty()) {
            delivery.deliver(copy, length);
            return;
        }
        held.add(new Held(due, orders++, copy, length, delivery));
        setTimer();
    }

    private long due(ImpairmentSettings now) {
        long due = millis() + now.delay().toMillis() + (long) (random.nextDouble() * now.jitter().toMillis());
        if (random.nextDouble() < now.reorder()) {
            return due + ImpairmentSettings.HELD_BACK.toMillis();
        }
        lastDue = Math.max(lastDue, due);
        return lastDue;
    }

    private void setTimer() {
        next.cancel();
        if (!held.isEmpty()) {
            next = timers.after(Duration.ofMillis(Math.max(0, held.peek().due - millis())), this::release);
        }
    }

    private void release() {
        long now = millis();
        while (!held.isEmpty() && held.peek().due <= now) {
            Held first = held.poll();
            first.delivery.deliver(first.packet, first.length);
        }
        setTimer();
    }

    private long millis() {
        return timers.clock().millis();
    }

    /**
     * @return how many packets were lost
     */
    long dropped() {
        return dropped;
    }

    /** Forgets what is held. */
    void close() {
        held.clear();
        next.cancel();
    }

    /** Where a packet goes. */
    @FunctionalInterface
    interface Delivery {
        void deliver(byte[] packet, int length);
    }

    private record Held(long due, long order, byte[] packet, int length, Delivery delivery) {
    }
}
