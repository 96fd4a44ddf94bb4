package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * What a session has to do later: one timer for all of it, and none while there is nothing. Owned by the media loop.
 */
final class Agenda {

    static final long NEVER = Long.MAX_VALUE;

    private static final Item[] ITEMS = Item.values();

    private final Timers timers;
    private final Clock clock;
    private final Consumer<Item> action;
    private final long[] due = new long[ITEMS.length];
    private long armed = NEVER;
    private Timers.Handle timer = () -> {
    };

    Agenda(Timers timers, Consumer<Item> action) {
        this.timers = timers;
        this.clock = timers.clock();
        this.action = action;
        Arrays.fill(due, NEVER);
    }

    /** @return the time in microseconds since 1970 */
    long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    /** Does something at a time, or earlier if that was asked for. */
    void at(Item item, long micros) {
        if (micros < due[item.ordinal()]) {
            due[item.ordinal()] = micros;
            arm();
        }
    }

    private void arm() {
        long next = NEVER;
        for (long each : due) {
            next = Math.min(next, each);
        }
        if (next < armed) {
            timer.cancel();
            armed = next;
            timer = timers.after(Duration.ofNanos(Math.max(0, next - now()) * 1_000), this::run);
        }
    }

    private void run() {
        armed = NEVER;
        long now = now();
        for (Item item : ITEMS) {
            if (due[item.ordinal()] <= now) {
                due[item.ordinal()] = NEVER;
                action.accept(item);
            }
        }
        arm();
    }

    /** Does nothing any more of what was planned. */
    void clear() {
        timer.cancel();
        armed = NEVER;
        Arrays.fill(due, NEVER);
    }

    /** The kinds of work. */
    enum Item {
        REPORTS,
        ARRIVALS,
        MISSING,
        KEY_FRAMES
    }
}
