package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

/**
 * Nobody can know the state of the session's negotiation any more: a request whose outcome is unknown may still take effect, or
 * an offer of the SFU was not answered in time. Open a new session, publish again and pull again.
 */
public final class CallsSessionLostException extends CallsException {

    private static final long serialVersionUID = 1L;

    private final transient SessionId session;
    private final boolean mayHaveHappened;

    /**
     * @param reason ends the message: why nobody can know
     * @param mayHaveHappened whether the request that failed now may have been carried out
     */
    public CallsSessionLostException(String operation, SessionId session, String reason, boolean mayHaveHappened,
            Throwable cause) {
        super("%s failed: the session %s is lost, because %s; open a new one".formatted(operation, session, reason), cause);
        this.session = Objects.requireNonNull(session, "session");
        this.mayHaveHappened = mayHaveHappened;
    }

    /** @return the session that is lost */
    public SessionId session() {
        return session;
    }

    /** @return whether the request may have been carried out, now or later; {@code false} if it was never sent */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
