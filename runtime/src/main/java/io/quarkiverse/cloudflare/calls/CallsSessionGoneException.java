package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

/**
 * The session expired or was closed. Open a new one, publish again and pull again.
 */
public final class CallsSessionGoneException extends CallsException {

    private static final long serialVersionUID = 1L;

    private final transient SessionId session;

    public CallsSessionGoneException(String operation, SessionId session, CallsError error, Throwable cause) {
        super("%s was refused: the session %s has expired or was closed (HTTP 410, %s); open a new one"
                .formatted(operation, session, error), cause);
        this.session = Objects.requireNonNull(session, "session");
    }

    /** @return the session that is gone */
    public SessionId session() {
        return session;
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
