package io.quarkiverse.cloudflare.runtime.room;

import java.util.Map;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.room.RoomException;
import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/**
 * Says to a client what it may know of a failure; the rest goes to the log, under an id both have.
 */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {
    }

    /**
     * @param where the callback, or what else failed
     */
    static Refusal of(Throwable failure, Object where, LiveRoom room) {
        if (failure instanceof RoomException refused) {
            return new Refusal(refused.reason(), refused.details());
        }
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return Refusal.of(Reasons.UNAUTHORIZED);
        }
        if (failure instanceof ForbiddenException) {
            return Refusal.of(Reasons.FORBIDDEN);
        }
        if (failure instanceof CallbackTimeout) {
            return Refusal.of(Reasons.TIMEOUT);
        }
        String id = room.services().ids().get();
        LOG.errorf(failure, "%s failed in %s; the client was answered with 'internal' and the id %s", where, room.address(),
                id);
        return new Refusal(Reasons.INTERNAL, Map.of("id", id));
    }

    /** @return whether the failure is the application's, so that {@code @OnError} hears of it */
    static boolean isUnexpected(Throwable failure) {
        return !(failure instanceof RoomException || failure instanceof UnauthorizedException
                || failure instanceof AuthenticationException || failure instanceof ForbiddenException
                || failure instanceof CallbackTimeout);
    }
}
