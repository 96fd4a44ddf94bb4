package io.quarkiverse.cloudflare.room;

import java.util.Objects;
import java.util.Optional;

/**
 * An event for several members of a room: the result of a callback, or an argument of {@link RoomContext#broadcast} and
 * {@link Rooms#broadcast}.
 * <p>
 * A broadcast is encoded once, whatever the number of members. One to everyone has a position, the {@code ref} of its frame;
 * one to a part of the room, a volatile or a binary one has none.
 *
 * @param <T> the payload: any type Jackson writes, or {@code byte[]} for a binary frame
 */
public final class Broadcast<T> {

    private final Audience audience;
    private final String event;
    private final T payload;
    private final boolean isVolatile;
    private final String coalesceKey; // null: every one counts

    private Broadcast(Audience audience, String event, T payload, boolean isVolatile, String coalesceKey) {
        this.audience = Objects.requireNonNull(audience, "audience");
        this.event = Objects.requireNonNull(event, "event");
        this.payload = Objects.requireNonNull(payload, "payload");
        this.isVolatile = isVolatile;
        this.coalesceKey = coalesceKey;
    }

    /** To everyone, the sender included. */
    public static <T> Broadcast<T> toAll(String event, T payload) {
        return to(Audience.all(), event, payload);
    }

    /** To everyone but the member whose callback returns it. */
    public static <T> Broadcast<T> toOthers(String event, T payload) {
        return to(Audience.others(), event, payload);
    }

    /** To one member. */
    public static <T> Broadcast<T> toMember(String memberId, String event, T payload) {
        return to(Audience.member(memberId), event, payload);
    }

    /** To every device of a user, see {@link Member#key()}. */
    public static <T> Broadcast<T> toUser(String key, String event, T payload) {
        return to(Audience.user(key), event, payload);
    }

    /** To the members whose identity has this role. */
    public static <T> Broadcast<T> toRole(String role, String event, T payload) {
        return to(Audience.role(role), event, payload);
    }

    /** To the members with this tag. */
    public static <T> Broadcast<T> toTag(String tag, String event, T payload) {
        return to(Audience.tag(tag), event, payload);
    }

    /** To any audience, for example {@code Audience.named("sameTeam")}. */
    public static <T> Broadcast<T> to(Audience audience, String event, T payload) {
        return new Broadcast<>(audience, event, payload, false, null);
    }

    /**
     * The same broadcast, left out for a member that is slow: for cursors, levels, anything the next one replaces.
     */
    public Broadcast<T> asVolatile() {
        return new Broadcast<>(audience, event, payload, true, null);
    }

    /**
     * The same broadcast, of which a slow member receives only the latest with this key: volatile, but the last one arrives.
     */
    public Broadcast<T> coalescedBy(String key) {
        return new Broadcast<>(audience, event, payload, true, Objects.requireNonNull(key, "key"));
    }

    public Audience audience() {
        return audience;
    }

    public String event() {
        return event;
    }

    public T payload() {
        return payload;
    }

    public boolean isVolatile() {
        return isVolatile;
    }

    /**
     * @return the key of {@link #coalescedBy(String)}, or empty
     */
    public Optional<String> coalesceKey() {
        return Optional.ofNullable(coalesceKey);
    }

    /** The payload may be personal, so it stays out of logs. */
    @Override
    public String toString() {
        return "Broadcast[" + event + " to " + audience + "]";
    }
}
