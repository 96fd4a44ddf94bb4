package io.quarkiverse.cloudflare.runtime.room;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.backplane.BackplaneMessage;
import io.quarkiverse.cloudflare.backplane.Position;
import io.quarkiverse.cloudflare.room.Attributes;
import io.quarkiverse.cloudflare.room.Audience;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.protocol.Names;
import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.smallrye.mutiny.Uni;

/**
 * One room on this node: who is in it, and the way in and out of it.
 * <p>
 * Thread-safe. Members come and go in the queue only; others see snapshots.
 */
final class LiveRoom {

    private final RoomAddress address;
    private final RoomBehaviour behaviour;
    private final Map<String, String> params;
    private final RoomServices services;
    private final RoomRegistry registry;
    private final SerialQueue queue;
    private final SerialQueue events = new SerialQueue(Integer.MAX_VALUE);
    private final Map<String, Membership> members = new ConcurrentHashMap<>(4);
    private final FanOut fanOut = new FanOut();
    private final RoomPresence presence;
    private final RoomLife life;
    // Held while the stream moves on and while a member is added to it, so that the position a member is told is exact.
    private final Object delivery = new Object();
    private Position position = Position.NONE; // guarded by delivery

    /** How many joins are on their way; guarded by the registry. */
    int arriving;

    LiveRoom(RoomAddress address, RoomBehaviour behaviour, Map<String, String> params, RoomServices services,
            RoomRegistry registry) {
        this.address = address;
        this.behaviour = behaviour;
        this.params = params;
        this.services = services;
        this.registry = registry;
        this.queue = new SerialQueue(services.config().queueLimit());
        this.presence = new RoomPresence(this);
        this.life = new RoomLife(this);
    }

    RoomAddress address() {
        return address;
    }

    RoomBehaviour behaviour() {
        return behaviour;
    }

    RoomServices services() {
        return services;
    }

    RoomRegistry registry() {
        return registry;
    }

    SerialQueue queue() {
        return queue;
    }

    /** @return what carries CDI events, off the room's queue */
    SerialQueue events() {
        return events;
    }

    RoomPresence presence() {
        return presence;
    }

    RoomLife life() {
        return life;
    }

    FanOut fanOut() {
        return fanOut;
    }

    Attributes attributes() {
        return life.attributes();
    }

    String param(String name) {
        String value = params.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The pattern '%s' has no segment '%s'".formatted(behaviour.pattern(), name));
        }
        return value;
    }

    Map<String, String> params() {
        return params;
    }

    /** @return a snapshot, oldest first */
    List<Membership> members() {
        return members.values().stream().sorted(Comparator.comparingLong(Membership::generation)).toList();
    }

    int memberCount() {
        return members.size();
    }

    Optional<Membership> member(String id) {
        return Optional.ofNullable(members.get(id));
    }

    /** Looks for the membership a resume token belongs to. Queue only. */
    Optional<Membership> memberWithToken(String token) {
        return members.values().stream().filter(member -> member.resumeToken.equals(token)).findFirst();
    }

    /**
     * @param leaving how many members make place for a new one
     * @throws JoinRefusedException if the room is full
     */
    void requirePlace(int leaving) {
        int capacity = behaviour.definition().capacity();
        if (capacity > 0 && members.size() - leaving >= capacity) {
            throw new JoinRefusedException(Reasons.ROOM_FULL, Map.of("capacity", capacity));
        }
    }

    /** Makes a member that is not in yet. */
    Membership newMember(String key) {
        SerialQueue turns = switch (behaviour.definition().ordering()) {
            case PER_ROOM -> queue;
            case PER_MEMBER -> new SerialQueue(services.config().queueLimit());
        };
        return new Membership(this, services.ids().get(), key, services.memberships().nextGeneration(),
                services.timers().clock().instant(), turns);
    }

    void addMember(Membership member) {
        members.put(member.id(), member);
    }

    boolean removeMember(Membership member) {
        return members.remove(member.id(), member);
    }

    /** Begins to receive the room's broadcasts. Queue only. */
    Uni<Void> subscribe() {
        return services.backplane().subscribe(address.topic(), this::deliver).invoke(this::moveTo).replaceWithVoid();
    }

    private void moveTo(Position start) {
        synchronized (delivery) {
            position = start;
        }
    }

    /**
     * Gives a member its place among the receivers. Its first frame is the reply, made with the position from which on it
     * receives everything. Queue only.
     */
    void seat(Membership member, Function<Position, Frame> reply) {
        Seat seat = new Seat(member, member.connection().outbound());
        member.seat = seat;
        synchronized (delivery) {
            Frame first = reply.apply(position);
            fanOut.add(seat, () -> {
                seat.outbound().write(first);
                first.release();
            });
        }
    }

    /** Takes a member's place away, if it has one. Queue only. */
    void unseat(Membership member) {
        if (member.seat != null) {
            fanOut.remove(member.seat);
            member.seat = null;
        }
    }

    /**
     * @param sender {@code null} outside of a member's callback
     */
    Uni<Position> broadcast(Broadcast<?> broadcast, Membership sender) {
        requireFreeName(broadcast.event());
        Audience audience = Recipient.resolve(broadcast.audience(), sender);
        boolean positioned = audience == Audience.all() && !broadcast.isVolatile()
                && !(broadcast.payload() instanceof byte[]);
        return services.backplane().publish(new BackplaneMessage(address.topic(), broadcast.event(), broadcast.payload(),
                audience, positioned, broadcast.isVolatile(), broadcast.coalesceKey().orElse("")));
    }

    static void requireFreeName(String event) {
        if (Names.isReserved(event)) {
            throw new IllegalArgumentException("The name of an event must not be reserved; found '" + event + "'");
        }
    }

    private void deliver(Position at, BackplaneMessage message) {
        synchronized (delivery) {
            Predicate<Seat> to = message.event().equals(Names.PRESENCE_DIFF) ? seat -> seat.knowsPresence
                    : Recipient.of((Audience) message.audience(), this);
            Frame frame = frame(at, message);
            try {
                fanOut.broadcast(frame, to, volatileKey(message));
            } finally {
                frame.release();
            }
            if (!at.isNone()) {
                position = at;
            }
        }
    }

    private Frame frame(Position at, BackplaneMessage message) {
        if (message.payload() instanceof byte[] bytes) {
            return Frame.binary(services.codec().binaryBroadcast(message.topic(), message.event(), bytes));
        }
        return Frame.text(services.codec().push(null, at.isNone() ? null : at.toString(), message.topic(), message.event(),
                message.payload()));
    }

    private static String volatileKey(BackplaneMessage message) {
        if (!message.isVolatile()) {
            return null;
        }
        // A connection may be in several rooms, and a room may coalesce several events.
        return message.coalesceKey().isEmpty() ? ""
                : message.topic() + '\n' + message.event() + '\n' + message.coalesceKey();
    }

    Uni<Boolean> kick(String memberId, LeaveReason reason) {
        requireKickReason(reason);
        return Uni.createFrom().item(() -> {
            Optional<Membership> member = member(memberId);
            member.ifPresent(present -> queue.submit(done -> LeaveProcess.remove(present, reason, done)));
            return member.isPresent();
        });
    }

    static void requireKickReason(LeaveReason reason) {
        if (reason != LeaveReason.KICKED && reason != LeaveReason.BANNED) {
            throw new IllegalArgumentException("A kick must have the reason KICKED or BANNED; found " + reason);
        }
    }

    Uni<Void> close() {
        return Uni.createFrom().item(() -> {
            removeAll(LeaveReason.CLOSED, Outcomes.NOBODY_WAITS);
            return null;
        });
    }

    /**
     * Removes everyone who is there when the queue comes to it.
     *
     * @param after runs when they have left
     */
    void removeAll(LeaveReason reason, Runnable after) {
        queue.submit(done -> LeaveProcess.removeAll(this, members(), reason, after, done));
    }

    @Override
    public String toString() {
        return "Room[" + address + "]";
    }
}
