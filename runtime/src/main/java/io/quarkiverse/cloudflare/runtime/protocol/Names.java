package io.quarkiverse.cloudflare.runtime.protocol;

/**
 * The names of the protocol: events that are not the application's, and the topic that is no room.
 */
public final class Names {

    /** The topic of the connection itself. */
    public static final String PHOENIX = "phoenix";

    public static final String HEARTBEAT = "heartbeat";
    public static final String JOIN = "phx_join";
    public static final String LEAVE = "phx_leave";
    public static final String REPLY = "phx_reply";
    public static final String ERROR = "phx_error";
    public static final String CLOSE = "phx_close";
    public static final String PRESENCE_STATE = "presence_state";
    public static final String PRESENCE_DIFF = "presence_diff";
    /** How the names of events begin that are the extension's own. */
    public static final String OWN_PREFIX = "cf_";
    /** Tells a client about a frame of its own that could not be matched to a request. */
    public static final String CF_ERROR = OWN_PREFIX + "error";

    /** The status of a reply to a request that was fulfilled. */
    public static final String STATUS_OK = "ok";
    /** The status of a reply to a request that was not fulfilled. */
    public static final String STATUS_ERROR = "error";

    private Names() {
    }

    /**
     * @return whether an application must not use this name for an event of its own
     */
    public static boolean isReserved(String event) {
        return event.startsWith("phx_") || event.startsWith("presence_") || event.startsWith(OWN_PREFIX)
                || event.equals(HEARTBEAT);
    }
}
