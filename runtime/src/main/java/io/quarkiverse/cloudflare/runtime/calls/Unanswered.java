package io.quarkiverse.cloudflare.runtime.calls;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;

/** Why an operation could not have an offer of the SFU answered. It never leaves this package. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unanswered(String reason, Throwable cause) {
        super(reason, cause, false, false);
    }

    /** The peer gave an answer, but it did not get through. */
    static Unanswered notAccepted(Throwable failure) {
        return new Unanswered(reasonOf(failure), failure);
    }

    static String reasonOf(Throwable failure) {
        return Loss.isOutcomeUnknown(failure) ? "it is unknown whether the SFU took the peer's answer"
                : failure instanceof CallsRejectedException ? "the SFU refused the peer's answer"
                        : "the peer's answer could not be sent";
    }
}
