package io.quarkiverse.cloudflare.calls;

/**
 * No usable answer arrived.
 */
public final class CallsUnreachableException extends CallsException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveHappened;

    /**
     * @param message operation, outcome, numbers with units
     * @param mayHaveHappened whether the request may have reached Cloudflare
     */
    public CallsUnreachableException(String message, boolean mayHaveHappened, Throwable cause) {
        super(message, cause);
        this.mayHaveHappened = mayHaveHappened;
    }

    /** @return whether the request may have been carried out, now or later; {@code false} if it was never sent */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    @Override
    public boolean retryable() {
        return !mayHaveHappened;
    }
}
