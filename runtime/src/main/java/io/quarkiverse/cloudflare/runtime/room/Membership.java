package io.quarkiverse.cloudflare.runtime.room;

import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.room.Attributes;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * One membership of one room on this node.
 * <p>
 * Thread-safe for the application; the fields below the line belong to the room's queue.
 */
final class Membership implements Member {

    /** Where a membership stands. It only ever goes back from AWAY to PRESENT. */
    enum Status {
        JOINING,
        PRESENT,
        AWAY,
        LEFT
    }

    /**
     * What a membership has from the connection it arrived on.
     *
     * @param connection {@code null} while away, and when left
     * @param joinRef {@code null} if the client gave none
     */
    record Binding(RoomConnection connection, String joinRef, SecurityIdentity identity, ObjectNode params) {

        private Binding withoutConnection() {
            return new Binding(null, joinRef, identity, params);
        }
    }

    private final LiveRoom room;
    private final String id;
    private final String key;
    private final long generation;
    private final Instant joinedAt;
    private final SerialQueue events;
    private final Attributes attributes = new Attributes();
    private final RareSet<String> tags = new RareSet<>();
    private volatile Binding binding;
    private volatile Status status = Status.JOINING;

    // --- the room's queue only ---
    /** Single use: replaced on every join. */
    String resumeToken = "";
    /** What the member is announced with; null for the default. */
    ObjectNode firstMeta;
    /** Whether OnJoin asked not to be announced. */
    boolean hidden;
    /** Its place in the fan-out; null while away. */
    Seat seat;
    /** Whether it has no connection, so that callbacks about joins and leaves are none of its business. */
    boolean admitted;
    /** The event with a reserved name whose turn it is; null if none. Any thread, in that turn. */
    volatile ReservedProcess asking;
    /** How often its connection was lost. */
    int absences;
    /** Ends the grace; null unless away. */
    Timers.Handle graceTimer;

    Membership(LiveRoom room, String id, String key, long generation, Instant joinedAt, SerialQueue events) {
        this.room = room;
        this.id = id;
        this.key = key;
        this.generation = generation;
        this.joinedAt = joinedAt;
        this.events = events;
    }

    /** Binds the membership to a connection: when it joins, and each time it comes back. */
    void bind(Binding to) {
        binding = to;
    }

    Binding binding() {
        return binding;
    }

    void present() {
        status = Status.PRESENT;
    }

    void goneAway() {
        binding = binding.withoutConnection();
        status = Status.AWAY;
    }

    void left() {
        binding = binding.withoutConnection();
        status = Status.LEFT;
    }

    LiveRoom room() {
        return room;
    }

    long generation() {
        return generation;
    }

    Status status() {
        return status;
    }

    /** @return {@code null} while away, and when left */
    RoomConnection connection() {
        return binding.connection;
    }

    String joinRef() {
        return binding.joinRef;
    }

    /** @return where its events wait: the room's queue, or its own */
    SerialQueue events() {
        return events;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public SecurityIdentity identity() {
        return binding.identity;
    }

    @Override
    public RoomAddress address() {
        return room.address();
    }

    @Override
    public JsonNode joinParams() {
        return binding.params.deepCopy();
    }

    @Override
    public <T> T joinParams(Class<T> type) {
        return Arguments.read(room.services().mapper().readerFor(type), binding.params);
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public Set<String> tags() {
        return tags.items();
    }

    boolean hasTag(String tag) {
        return tags.items().contains(tag);
    }

    @Override
    public boolean tag(String tag) {
        return tags.add(tag);
    }

    @Override
    public boolean untag(String tag) {
        return tags.remove(tag);
    }

    @Override
    public Instant joinedAt() {
        return joinedAt;
    }

    @Override
    public boolean away() {
        return status == Status.AWAY;
    }

    @Override
    public void track(Object meta) {
        room.presence().track(this, room.presence().fieldsOf(meta));
    }

    @Override
    public void untrack() {
        room.presence().untrack(this);
    }

    @Override
    public MemberInfo info() {
        return new MemberInfo(id, key, tags.items(), joinedAt);
    }

    @Override
    public String toString() {
        return "Member[" + id + " of " + room.address() + "]";
    }
}
