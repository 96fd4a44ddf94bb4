package io.quarkiverse.cloudflare.runtime.protocol;

/**
 * The codes with which this server closes a connection on purpose.
 */
public final class CloseCodes {

    /** The server shuts down, and the client finds another one, or this one again, when it reconnects. */
    public static final int SERVER_SHUTDOWN = 1012;
    /** The client speaks another version of the protocol, and reconnecting does not help. */
    public static final int PROTOCOL_ERROR = 4400;
    /** The identity of the connection has expired, and the client needs a new one before it reconnects. */
    public static final int IDENTITY_EXPIRED = 4401;
    /** The application disconnected this user. */
    public static final int USER_DISCONNECTED = 4403;
    /** The client was silent for longer than the heartbeat timeout. */
    public static final int HEARTBEAT_TIMEOUT = 4408;
    /** The client reads more slowly than its rooms talk, and more waits for it than the outbound limit allows. */
    public static final int TOO_SLOW = 4413;
    /** The client went on sending at a multiple of the rate it may. */
    public static final int FLOOD = 4429;

    private CloseCodes() {
    }
}
