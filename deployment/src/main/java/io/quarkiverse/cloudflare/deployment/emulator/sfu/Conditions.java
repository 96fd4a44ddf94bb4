package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * What requests wait for in one session. Owned by the media loop.
 */
final class Conditions {

    private record Waiting(BooleanSupplier met, CompletableFuture<Boolean> outcome) {
    }

    private final List<Waiting> waiting = new ArrayList<>();
    private final Timers timers;

    Conditions(Timers timers) {
        this.timers = timers;
    }

    /**
     * Waits until a condition is met. It is looked at now, at each {@link #changed}, and once more at the end.
     *
     * @return whether it was met in time; fails only by {@link #abandon}
     */
    CompletableFuture<Boolean> await(BooleanSupplier met, Duration patience) {
        if (met.getAsBoolean()) {
            return CompletableFuture.completedFuture(true);
        }
        Waiting here = new Waiting(met, new CompletableFuture<>());
        waiting.add(here);
        Timers.Handle end = timers.after(patience, () -> here.outcome.complete(met.getAsBoolean()));
        return here.outcome.whenComplete((outcome, failure) -> {
            waiting.remove(here);
            end.cancel();
        });
    }

    void changed() {
        for (Waiting one : List.copyOf(waiting)) {
            if (one.met.getAsBoolean()) {
                one.outcome.complete(true);
            }
        }
    }

    void abandon(RuntimeException failure) {
        List.copyOf(waiting).forEach(one -> one.outcome.completeExceptionally(failure));
    }
}
