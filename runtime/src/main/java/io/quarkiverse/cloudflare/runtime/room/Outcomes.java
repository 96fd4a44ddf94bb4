package io.quarkiverse.cloudflare.runtime.room;

import java.util.Optional;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.room.Broadcast;

/**
 * What follows from a callback that nobody is answered for.
 */
final class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    static final Runnable NOBODY_WAITS = () -> {
    };

    private Outcomes() {
    }

    /**
     * Runs a callback if the room has it, sends what it broadcasts, and has {@code @OnError} told if it fails.
     *
     * @param member who is left out of a broadcast to the others; {@code null} if nobody
     */
    static void run(Optional<Callback> callback, Call call, LiveRoom room, Membership member, Runnable done) {
        if (callback.isPresent()) {
            run(callback.get(), call, room, member, done);
        } else {
            done.run();
        }
    }

    static void run(Callback callback, Call call, LiveRoom room, Membership member, Runnable done) {
        room.services().runner().call(callback, call, NOBODY_WAITS, (result, failure) -> {
            if (failure == null) {
                publish(result, room, member);
                done.run();
            } else {
                Failures.of(failure, callback, room);
                failed(failure, room, member, done);
            }
        });
    }

    /** Sends the broadcast a callback returned, if it is one. */
    static void publish(Object result, LiveRoom room, Membership member) {
        if (result instanceof Broadcast<?> broadcast) {
            try {
                room.broadcast(broadcast, member).subscribe().with(sent -> {
                }, failure -> notSent(broadcast, room, failure));
            } catch (RuntimeException e) {
                notSent(broadcast, room, e);
            }
        }
    }

    private static void notSent(Broadcast<?> broadcast, LiveRoom room, Throwable failure) {
        LOG.errorf(failure, "%s could not be sent in %s", broadcast, room.address());
    }

    /** Tells {@code @OnError} of a failure that is the application's. */
    static void failed(Throwable failure, LiveRoom room, Membership member, Runnable done) {
        Optional<Callback> onError = room.behaviour().callback(Kinds.ERROR);
        if (onError.isEmpty() || !Failures.isUnexpected(failure) || member == null && onError.get().wantsMember()) {
            done.run();
            return;
        }
        Call call = new Call(room, member, null, failure, null);
        room.services().runner().call(onError.get(), call, NOBODY_WAITS, (result, second) -> {
            if (second == null) {
                publish(result, room, member);
            } else {
                Failures.of(second, onError.get(), room);
            }
            done.run();
        });
    }
}
