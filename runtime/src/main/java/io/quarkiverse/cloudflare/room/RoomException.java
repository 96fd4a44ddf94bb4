package io.quarkiverse.cloudflare.room;

import java.util.Map;
import java.util.Objects;

import io.quarkiverse.cloudflare.CloudflareException;

/**
 * A refusal that the client is told about, with a reason it can act on.
 */
public abstract sealed class RoomException extends CloudflareException
        permits JoinRefusedException, EventRefusedException, PayloadException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient Map<String, ?> details;

    RoomException(String message, String reason, Map<String, ?> details, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.details = Map.copyOf(details);
    }

    /**
     * @return the {@code reason} of the error reply
     */
    public String reason() {
        return reason;
    }

    /**
     * @return the {@code details} of the error reply; empty if there is nothing more to say
     */
    public Map<String, ?> details() {
        return details == null ? Map.of() : details;
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
