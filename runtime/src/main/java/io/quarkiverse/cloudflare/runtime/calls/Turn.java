package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * One subscription to an operation of a session. Not thread-safe: its fields are guarded by the lock of its
 * {@link NegotiationQueue}, which calls {@link #start} and {@link #deliver} without it.
 */
final class Turn<T> {

    final String operation;
    final boolean answers;
    private final Function<Turn<T>, Uni<T>> work;
    private final UniEmitter<? super T> emitter;

    Stake stake = Stake.NOTHING;
    boolean begun;
    boolean ended;
    // Whether it ended while it began, but on another thread, which goes on then.
    boolean left;
    // Null until it has begun.
    Cancellable upstream;
    // The turns that waited behind it and have failed with it.
    List<Turn<?>> victims = List.of();
    private Thread beginner;
    // The outcome; both are null if it was cancelled or succeeded without an item.
    private T item;
    private Throwable failure;

    Turn(String operation, boolean answers, Function<Turn<T>, Uni<T>> work, UniEmitter<? super T> emitter) {
        this.operation = operation;
        this.answers = answers;
        this.work = work;
        this.emitter = emitter;
    }

    void succeed(T result) {
        ended = true;
        item = result;
    }

    void fail(Throwable reason) {
        ended = true;
        failure = reason;
    }

    /**
     * Who ends while it begins must not go on if it is still on the stack of its beginning, which would grow.
     *
     * @return whether whoever ended it goes on; else who began it does
     */
    boolean leaveBeginning() {
        left = !begun && Thread.currentThread() != beginner;
        return begun || left;
    }

    void onCancellation(Runnable action) {
        // Also called after the outcome was delivered, when the turn has ended.
        emitter.onTermination(action);
    }

    Cancellable start(NegotiationQueue queue) {
        // Seen by who ends it: to subscribe makes it visible.
        beginner = Thread.currentThread();
        Uni<T> running;
        try {
            running = work.apply(this);
        } catch (RuntimeException e) {
            running = Uni.createFrom().failure(e);
        }
        return running.subscribe().with(result -> queue.end(this, result, null), reason -> queue.end(this, null, reason));
    }

    /** Tells the subscriber, and those of the victims. Nothing happens for one that has cancelled. */
    void deliver() {
        try {
            if (failure == null) {
                emitter.complete(item);
            } else {
                emitter.fail(failure);
            }
        } catch (RuntimeException e) {
            // A subscriber that throws must not keep the others from hearing.
            Infrastructure.handleDroppedException(e);
        }
        victims.forEach(Turn::deliver);
    }
}
