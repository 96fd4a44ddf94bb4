package io.quarkiverse.cloudflare.runtime.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Carries out the operations on a session one at a time, in the order of their subscriptions, and stands still while an offer
 * of the SFU waits for its answer. Turns that end at once follow each other without growing the stack.
 * <p>
 * Thread-safe. Its lock is never held while an operation runs or an outcome is delivered. The next operation has begun before
 * the outcome of the last one is delivered, so that who hears it may wait for the next.
 */
final class NegotiationQueue {

    private final SessionId session;
    private final Timers timers;
    private final Duration answerTimeout;
    private final Object lock = new Object();
    private final Set<Turn<?>> waiting = new LinkedHashSet<>();
    // Null if no operation is under way.
    private Turn<?> running;
    // Null if no offer of the SFU waits for an answer.
    private PendingOffer offer;
    // Null while the session is of use.
    private Loss loss;

    NegotiationQueue(SessionId session, Timers timers, Duration answerTimeout) {
        this.session = session;
        this.timers = timers;
        this.answerTimeout = answerTimeout;
    }

    /** @return runs the operation when all that were subscribed to earlier have ended, and no offer waits for an answer */
    <T> Uni<T> inTurn(String operation, Function<Turn<T>, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> enter(operation, false, work, emitter));
    }

    /** @return runs the operation that answers the offer that waits for it, at once; fails if there is none */
    Uni<Void> answering(String operation, Function<Turn<Void>, Uni<Void>> work) {
        return Uni.createFrom().emitter(emitter -> enter(operation, true, work, emitter));
    }

    boolean isLost() {
        synchronized (lock) {
            return loss != null;
        }
    }

    /** @return what an operation that takes no turn must fail with; empty while the session is of use */
    Optional<Throwable> refusal(String operation) {
        synchronized (lock) {
            return Optional.ofNullable(loss).map(found -> found.failureOfUnsent(operation, session));
        }
    }

    /**
     * Must be asked before each request of a turn.
     *
     * @return what keeps it from being sent; empty if it may be, and its failure or cancellation now counts as this
     */
    Optional<Throwable> sends(Turn<?> turn, Stake stake) {
        synchronized (lock) {
            if (turn.ended) {
                return Optional.of(new IllegalStateException(turn.operation + " was cancelled"));
            }
            if (loss != null) {
                return Optional.of(loss.failureOfUnsent(turn.operation, session));
            }
            turn.stake = stake;
            return Optional.empty();
        }
    }

    /** The request of a turn succeeded. */
    void settled(Turn<?> turn, boolean answerRequired, boolean answersItself) {
        synchronized (lock) {
            if (!turn.ended && loss == null) {
                turn.stake = answerRequired ? Stake.OFFER : Stake.NOTHING;
                if (answerRequired) {
                    PendingOffer made = new PendingOffer(answersItself);
                    made.timer = timers.after(answerTimeout, () -> expire(made));
                    offer = made;
                }
            }
        }
    }

    /** The SFU took the peer's answer. */
    void answered(Turn<?> turn) {
        synchronized (lock) {
            if (!turn.ended) {
                turn.stake = Stake.NOTHING;
                closeOffer();
            }
        }
    }

    /**
     * @return whether the turn can go on after a part of it failed: nothing of the session is lost by it
     */
    boolean forgives(Turn<?> turn, Throwable failure) {
        synchronized (lock) {
            if (turn.ended || loss != null || Loss.of(turn.operation, turn.stake, failure).isPresent()) {
                return false;
            }
            turn.stake = Stake.NOTHING;
            return true;
        }
    }

    /** The SFU said that the session is gone, to a request that has no turn. What is under way hears it itself. */
    void gone(CallsSessionGoneException failure) {
        List<Turn<?>> victims;
        synchronized (lock) {
            victims = lose(Loss.gone(failure));
        }
        victims.forEach(Turn::deliver);
    }

    private <T> void enter(String operation, boolean answers, Function<Turn<T>, Uni<T>> work, UniEmitter<? super T> emitter) {
        Turn<T> turn = new Turn<>(operation, answers, work, emitter);
        turn.onCancellation(() -> cancel(turn));
        Throwable refusal;
        synchronized (lock) {
            if (turn.ended) {
                return;
            }
            refusal = loss != null ? loss.failureOfUnsent(operation, session)
                    : answers ? PendingOffer.refusal(operation, session, offer, running) : null;
            if (refusal != null) {
                turn.fail(refusal);
            } else if (!answers && (running != null || offer != null)) {
                waiting.add(turn);
                return;
            } else {
                running = turn;
            }
        }
        if (refusal != null) {
            turn.deliver();
        } else {
            run(turn, null);
        }
    }

    /** Begins a turn, and those after it while each ends at once; then delivers the outcomes of all of them. */
    private void run(Turn<?> first, Turn<?> before) {
        List<Turn<?>> over = new ArrayList<>(1);
        if (before != null) {
            over.add(before);
        }
        Turn<?> turn = first;
        while (turn != null && begin(turn)) {
            over.add(turn);
            turn = next();
        }
        over.forEach(Turn::deliver);
    }

    /** @return whether the turn has ended already, and nobody else goes on */
    private boolean begin(Turn<?> turn) {
        Cancellable upstream = turn.start(this);
        synchronized (lock) {
            turn.begun = true;
            turn.upstream = upstream;
            if (!turn.ended || turn.left) {
                return false;
            }
        }
        // It was cancelled, or given up, while it began; if it ended by itself, nothing happens.
        upstream.cancel();
        return true;
    }

    private Turn<?> next() {
        synchronized (lock) {
            running = null;
            if (loss != null || offer != null || waiting.isEmpty()) {
                return null;
            }
            Iterator<Turn<?>> first = waiting.iterator();
            running = first.next();
            first.remove();
            return running;
        }
    }

    /**
     * @param failure null if it succeeded
     */
    <T> void end(Turn<T> turn, T item, Throwable failure) {
        synchronized (lock) {
            if (turn.ended) {
                return;
            }
            if (failure == null) {
                turn.succeed(item);
            } else {
                turn.fail(judge(turn, failure));
            }
            if (!turn.leaveBeginning()) {
                return;
            }
        }
        run(next(), turn);
    }

    private Throwable judge(Turn<?> turn, Throwable failure) {
        if (loss != null) {
            return failure instanceof Unanswered ? loss.failureOf(turn, session) : failure;
        }
        Optional<Loss> found = Loss.of(turn.operation, turn.stake, failure);
        if (found.isEmpty()) {
            return failure;
        }
        turn.victims = lose(found.get());
        return failure instanceof CallsSessionGoneException ? failure : loss.failureOf(turn, session);
    }

    private void cancel(Turn<?> turn) {
        synchronized (lock) {
            if (turn.ended) {
                return;
            }
            turn.ended = true;
            if (running != turn) {
                waiting.remove(turn);
                return;
            }
            if (turn.stake != Stake.NOTHING && loss == null) {
                turn.victims = lose(Loss.because(turn.operation + " was cancelled while it was under way"));
            }
            if (!turn.begun) {
                return;
            }
        }
        // Only then may the next one begin.
        turn.upstream.cancel();
        run(next(), turn);
    }

    private void expire(PendingOffer expired) {
        Turn<?> turn;
        List<Turn<?>> victims;
        synchronized (lock) {
            if (offer != expired || loss != null) {
                return;
            }
            victims = lose(Loss.because("the SFU's offer was not answered within %d ms".formatted(answerTimeout.toMillis())));
            // One that has ended already goes on by itself.
            turn = running != null && !running.ended ? running : null;
            if (turn != null) {
                turn.victims = victims;
                turn.fail(loss.failureOf(turn, session));
                if (!turn.begun) {
                    return;
                }
            }
        }
        if (turn == null) {
            victims.forEach(Turn::deliver);
        } else {
            turn.upstream.cancel();
            run(next(), turn);
        }
    }

    /** @return those that waited, failed and to be delivered */
    private List<Turn<?>> lose(Loss found) {
        if (loss != null) {
            return List.of();
        }
        loss = found;
        closeOffer();
        List<Turn<?>> victims = List.copyOf(waiting);
        waiting.clear();
        victims.forEach(turn -> turn.fail(found.failureOfUnsent(turn.operation, session)));
        return victims;
    }

    private void closeOffer() {
        if (offer != null) {
            offer.timer.cancel();
            offer = null;
        }
    }
}
