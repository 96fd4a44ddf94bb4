package io.quarkiverse.cloudflare.runtime.calls;

import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * An offer of the SFU that waits for its answer. Not thread-safe: owned by the lock of its {@link NegotiationQueue}.
 */
final class PendingOffer {

    // Whether the operation that has got the offer brings the answer, too.
    private final boolean answersItself;
    // Null only before the offer waits.
    Timers.Handle timer;

    PendingOffer(boolean answersItself) {
        this.answersItself = answersItself;
    }

    /**
     * @param offer null if there is none
     * @param running null if nothing is under way
     * @return why an answer of the caller is out of place; null if it is what the session waits for
     */
    static IllegalStateException refusal(String operation, SessionId session, PendingOffer offer, Turn<?> running) {
        if (offer == null) {
            return refusal("%s was not sent: the session %s waits for no answer".formatted(operation, session));
        }
        if (offer.answersItself) {
            return refusal("%s was not sent: the session %s waits for the Answerer of its operation".formatted(operation,
                    session));
        }
        return running == null ? null
                : refusal("%s was not sent: another answer to the session %s is under way".formatted(operation, session));
    }

    private static IllegalStateException refusal(String message) {
        return new IllegalStateException(message);
    }
}
