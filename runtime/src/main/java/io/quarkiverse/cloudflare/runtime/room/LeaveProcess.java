package io.quarkiverse.cloudflare.runtime.room;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.room.LeaveReason;

/**
 * The ways out of a room. Queue only; {@code done} ends the turn in it.
 */
final class LeaveProcess {

    private LeaveProcess() {
    }

    /** The client leaves: its request is answered, then the channel is closed. */
    static void leave(Membership member, Answer answer, Runnable done) {
        answer.ok();
        if (member.status() != Membership.Status.LEFT) {
            answer.closed(Map.of());
        }
        end(member, LeaveReason.CLIENT, true, done);
    }

    /** The server takes a member out and tells its client why. */
    static void remove(Membership member, LeaveReason reason, Runnable done) {
        removeQuietly(member, reason, true, done);
    }

    /**
     * Takes out several members, one after the other, and closes the room behind the last.
     *
     * @param after runs in the queue when all that is over
     */
    static void removeAll(LiveRoom room, List<Membership> members, LeaveReason reason, Runnable after, Runnable done) {
        for (Membership member : members) {
            room.queue().submit(turnDone -> removeQuietly(member, reason, false, turnDone));
        }
        room.queue().execute(() -> closeIfEmptyLater(room, after));
        done.run();
    }

    private static void removeQuietly(Membership member, LeaveReason reason, boolean last, Runnable done) {
        RoomConnection connection = member.connection();
        // Told that the channel is closed, a client would not come back after a restart: the end of its connection says it all.
        boolean tell = reason != LeaveReason.SHUTDOWN && member.status() != Membership.Status.LEFT;
        if (connection != null && tell) {
            connection.answer(member.joinRef(), null, member.address().topic())
                    .closed(Map.of("reason", reason.wireName()));
        }
        end(member, reason, last, done);
    }

    /** The connection of a member is lost: it is away until it comes back or its grace is over. */
    static void drop(Membership member, RoomConnection lost, Runnable done) {
        if (member.status() != Membership.Status.PRESENT || member.connection() != lost) {
            done.run();
            return;
        }
        LiveRoom room = member.room();
        Duration grace = room.services().config().rejoinGrace();
        if (grace.isZero() || grace.isNegative()) {
            end(member, LeaveReason.TIMEOUT, true, done);
            return;
        }
        room.unseat(member);
        member.goneAway();
        int absence = ++member.absences;
        member.graceTimer = room.services().timers().after(grace,
                () -> room.queue().submit(turnDone -> graceOver(member, absence, turnDone)));
        room.services().memberships().away(member);
        Outcomes.run(room.behaviour().callback(Kinds.DROP), Call.of(member), room, member, done);
    }

    private static void graceOver(Membership member, int absence, Runnable done) {
        // A timer that fired just before the member came back must not end a later absence.
        if (member.status() == Membership.Status.AWAY && member.absences == absence) {
            end(member, LeaveReason.TIMEOUT, true, done);
        } else {
            done.run();
        }
    }

    /**
     * Ends a membership, once.
     *
     * @param last whether the room may close behind it
     */
    static void end(Membership member, LeaveReason reason, boolean last, Runnable done) {
        LiveRoom room = member.room();
        if (!room.removeMember(member)) {
            done.run();
            return;
        }
        RoomConnection connection = member.connection();
        if (connection != null) {
            connection.forget(member);
        }
        if (member.graceTimer != null) {
            member.graceTimer.cancel();
        }
        room.unseat(member);
        member.left();
        room.presence().left(member);
        room.services().memberships().left(member, reason);
        Optional<Callback> onLeave = member.admitted ? Optional.empty() : room.behaviour().callback(Kinds.LEAVE);
        Outcomes.run(onLeave, Call.of(member, reason), room, member, () -> {
            if (last) {
                closeIfEmptyLater(room, Outcomes.NOBODY_WAITS);
            }
            done.run();
        });
    }

    /** Behind the callbacks that listeners have asked for because a member left: they are part of the room's life. */
    private static void closeIfEmptyLater(LiveRoom room, Runnable after) {
        room.queue().submit(done -> room.life().closeIfEmpty(() -> {
            after.run();
            done.run();
        }));
    }
}
