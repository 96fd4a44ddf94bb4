package io.quarkiverse.cloudflare.room;

/**
 * Why a membership ended.
 */
public enum LeaveReason {

    /** The client left. */
    CLIENT,
    /** The connection was lost and nobody came back within the rejoin grace. */
    TIMEOUT,
    /** The application removed the member, which may join again. */
    KICKED,
    /** The application removed the member for good; refusing its next join is the application's part. */
    BANNED,
    /** The same connection joined the same topic again. */
    REPLACED,
    /** This server is shutting down. */
    SHUTDOWN,
    /** The application closed the room. */
    CLOSED,
    /** The server ended the connection because of a fault, its own or the client's. */
    ERROR;

    /**
     * @return the name on the wire, in lower case
     */
    public String wireName() {
        return WIRE_NAMES[ordinal()];
    }

    private static final String[] WIRE_NAMES = { "client", "timeout", "kicked", "banned", "replaced", "shutdown", "closed",
            "error" };
}
