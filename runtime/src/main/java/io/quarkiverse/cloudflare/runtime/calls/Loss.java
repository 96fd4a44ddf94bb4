package io.quarkiverse.cloudflare.runtime.calls;

import java.util.Optional;
import java.util.Set;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.SessionId;

/**
 * Why a session is of no use any more, and the rules for when that is so. Immutable.
 */
final class Loss {

    // The SFU says that another exchange is under way, which ends: the same answer may be accepted later.
    private static final Set<String> BUSY_SUBCODES = Set.of("invalid_modification_have_local_offer",
            "invalid_modification_have_remote_offer", "invalid_modification_have_local_pranswer",
            "invalid_modification_have_remote_pranswer");
    private static final String BUSY_CODE = "signaling_state_not_stable";
    private static final String TRANSIENT_CODE = "retryable_transient_error";
    // "Keep allocations, reconcile first": something may have been allocated.
    private static final String UNAVAILABLE_CODE = "temporarily_unavailable_error";
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final CallsError KNOWN_TO_BE_GONE = new CallsError("session_error", Optional.empty(),
            "known from an earlier request");

    private final boolean gone;
    private final String reason;
    // Null where nothing failed: an answer that never came, a request that was cancelled.
    private final Throwable cause;
    private final boolean mayHaveHappened;

    private Loss(boolean gone, String reason, Throwable cause, boolean mayHaveHappened) {
        this.gone = gone;
        this.reason = reason;
        this.cause = cause;
        this.mayHaveHappened = mayHaveHappened;
    }

    static Loss because(String reason) {
        return new Loss(false, reason, null, true);
    }

    static Loss gone(CallsSessionGoneException failure) {
        return new Loss(true, "it is gone", failure, false);
    }

    /**
     * @return empty if a failure with this at stake leaves the session as it was
     */
    static Optional<Loss> of(String operation, Stake stake, Throwable failure) {
        if (failure instanceof CallsSessionGoneException gone) {
            return Optional.of(gone(gone));
        }
        return switch (stake) {
            case NOTHING -> Optional.empty();
            case OUTCOME -> isOutcomeUnknown(failure)
                    ? Optional.of(new Loss(false, "it is unknown whether " + operation + " was carried out", failure, true))
                    : Optional.empty();
            case OFFER -> Optional.of(failure instanceof Unanswered unanswered
                    ? new Loss(false, unanswered.getMessage(), unanswered.getCause(), true)
                    : new Loss(false, "the SFU's offer was not answered", failure, true));
            case ANSWER -> mayAnswerAgain(failure) ? Optional.empty()
                    : Optional.of(new Loss(false, Unanswered.reasonOf(failure), failure, isOutcomeUnknown(failure)));
        };
    }

    /** Whether a request that failed in this way may have been carried out, or may yet be. */
    static boolean isOutcomeUnknown(Throwable failure) {
        if (failure instanceof CallsUnreachableException unreachable) {
            return unreachable.mayHaveHappened();
        }
        if (failure instanceof CallsRejectedException rejected) {
            return isOutcomeUnknown(rejected.status(), rejected.error());
        }
        // An argument was refused before anything was sent. What is not of this API is a surprise, and nothing is known of it.
        return !(failure instanceof CallsException || failure instanceof IllegalArgumentException);
    }

    private static boolean isOutcomeUnknown(int status, CallsError error) {
        // An answer with a status of success that says it failed may have changed something, like one of a server that broke.
        return !error.is(TRANSIENT_CODE)
                && (status >= SERVER_ERROR || status < CLIENT_ERROR || error.is(UNAVAILABLE_CODE));
    }

    /** Whether the offer still waits for an answer after one failed in this way. */
    private static boolean mayAnswerAgain(Throwable failure) {
        if (isOutcomeUnknown(failure)) {
            return false;
        }
        if (failure instanceof CallsRejectedException rejected) {
            CallsError error = rejected.error();
            return rejected.retryable() || error.is(TRANSIENT_CODE) || error.is(BUSY_CODE)
                    || error.subcode().filter(BUSY_SUBCODES::contains).isPresent();
        }
        return true;
    }

    /** @return what the operation fails with that brought the loss about, or was under way when it came */
    CallsException failureOf(Turn<?> turn, SessionId session) {
        return failure(turn.operation, session, mayHaveHappened && turn.stake != Stake.NOTHING);
    }

    /** @return what an operation fails with that was not sent and never will be */
    CallsException failureOfUnsent(String operation, SessionId session) {
        return failure(operation, session, false);
    }

    private CallsException failure(String operation, SessionId session, boolean happened) {
        return gone ? new CallsSessionGoneException(operation, session, KNOWN_TO_BE_GONE, cause)
                : new CallsSessionLostException(operation, session, reason, happened, cause);
    }
}
