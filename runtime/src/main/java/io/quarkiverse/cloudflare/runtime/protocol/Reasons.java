package io.quarkiverse.cloudflare.runtime.protocol;

/**
 * The reasons of error replies, besides those an application invents.
 */
public final class Reasons {

    /** No room has an address pattern that matches the topic. */
    public static final String UNMATCHED_TOPIC = "unmatched_topic";
    /** The room or the event needs a user, and the connection has none. */
    public static final String UNAUTHORIZED = "unauthorized";
    /** The user is known and may not do this. */
    public static final String FORBIDDEN = "forbidden";
    /** The room has as many members as it takes. */
    public static final String ROOM_FULL = "room_full";
    /** The room is closed, or is closing. */
    public static final String CLOSED = "closed";
    /** The frame or its payload cannot be read; {@code details} say where. */
    public static final String INVALID_PAYLOAD = "invalid_payload";
    /** The room has no callback for this event, or the name is reserved. */
    public static final String UNKNOWN_EVENT = "unknown_event";
    /** The connection is not in this room, or its join was replaced by a later one. */
    public static final String NOT_JOINED = "not_joined";
    /** The connection sends, joins or holds more than it may. */
    public static final String RATE_LIMITED = "rate_limited";
    /** The message is larger than the server takes. */
    public static final String TOO_LARGE = "too_large";
    /** Too many events wait for this room already. */
    public static final String BUSY = "busy";
    /** The callback did not answer in time; its effects may have happened. */
    public static final String TIMEOUT = "timeout";
    /** The application refused without saying why. */
    public static final String REFUSED = "refused";
    /** The server failed; {@code details.id} is in its log too. */
    public static final String INTERNAL = "internal";

    private Reasons() {
    }
}
