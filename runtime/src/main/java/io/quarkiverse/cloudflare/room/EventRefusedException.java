package io.quarkiverse.cloudflare.room;

import java.util.Map;

/**
 * Refuses one event of a member. Throw it from {@link OnEvent} or {@link OnBinary}.
 */
public final class EventRefusedException extends RoomException {

    private static final long serialVersionUID = 1L;

    public EventRefusedException() {
        this(JoinRefusedException.REFUSED);
    }

    /**
     * @param reason what the client receives, for example {@code too_late}
     */
    public EventRefusedException(String reason) {
        this(reason, Map.of());
    }

    /**
     * @param reason what the client receives
     * @param details more for the client, written by Jackson
     */
    public EventRefusedException(String reason, Map<String, ?> details) {
        super("The event was refused: " + reason, reason, details, null);
    }
}
