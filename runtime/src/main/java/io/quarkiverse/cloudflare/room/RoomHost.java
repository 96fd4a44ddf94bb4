package io.quarkiverse.cloudflare.room;

import java.util.Optional;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * What rooms do for what is built on them (media, state), beyond what they do for applications, who have no need of it.
 * <p>
 * Inject it. Thread-safe. A {@code Uni} does its work when it is subscribed to.
 */
public interface RoomHost {

    /**
     * @return the class annotated {@link Room} that serves an address, open or not; empty if none does
     */
    Optional<Class<?>> roomClass(RoomAddress address);

    /**
     * @return the member with this id if it is here, away ones included
     */
    Optional<Member> member(RoomAddress address, String memberId);

    /**
     * Calls a callback of a kind that its build item added, in the turn the caller has: only from
     * {@link ReservedEvents#handle}, before its answer. It takes as long as it does, within the callback timeout; what it
     * broadcasts is sent.
     *
     * @param kind the simple name of the annotation, for example {@code OnPublish}
     * @param arguments what the kind says the caller supplies, each found by its class
     * @return what the callback returned; empty if the room has none, or it returned nothing
     */
    @CheckReturnValue
    Uni<Optional<Object>> callInTurn(Member member, String kind, Object... arguments);

    /**
     * The same from anywhere else: in a turn of its own, behind what the room does now. A failure goes to the room's error
     * callback and the log, as any other.
     */
    @CheckReturnValue
    Uni<Optional<Object>> call(Member member, String kind, Object... arguments);

    /**
     * Sends an event with a reserved name to one member; nothing happens if it is not there.
     */
    void push(Member member, String event, Object payload);

    /**
     * Lets a member in that has no connection: a broadcast, an agent. It counts as any other, appears in presence with its
     * meta,
     * and listeners and CDI events hear of it; the callbacks about joins, drops and leaves, and {@link JoinCheck}s, are not
     * called for it. It leaves by {@link #dismiss}, or as others are removed.
     *
     * @param key see {@link Member#key()}
     * @param meta a value that Jackson writes as a JSON object
     * @return fails with {@link JoinRefusedException}: {@code unmatched_topic}, {@code room_full}, {@code closed}
     */
    @CheckReturnValue
    Uni<Member> admit(RoomAddress address, String key, Object meta);

    /**
     * Lets a member go that {@link #admit} let in.
     *
     * @return whether it was there
     */
    @CheckReturnValue
    Uni<Boolean> dismiss(Member member, LeaveReason reason);
}
