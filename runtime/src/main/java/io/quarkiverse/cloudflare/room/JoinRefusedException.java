package io.quarkiverse.cloudflare.room;

import java.util.Map;

/**
 * Refuses a join. Throw it from {@link OnJoin} or fail a {@link JoinCheck} with it.
 */
public final class JoinRefusedException extends RoomException {

    private static final long serialVersionUID = 1L;

    /** The reason when the application gives none. */
    public static final String REFUSED = "refused";

    public JoinRefusedException() {
        this(REFUSED);
    }

    /**
     * @param reason what the client receives, for example {@code nickname_taken}
     */
    public JoinRefusedException(String reason) {
        this(reason, Map.of());
    }

    /**
     * @param reason what the client receives
     * @param details more for the client, written by Jackson
     */
    public JoinRefusedException(String reason, Map<String, ?> details) {
        super("The join was refused: " + reason, reason, details, null);
    }
}
