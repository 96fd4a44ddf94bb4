package io.quarkiverse.cloudflare.runtime.media.whip;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.room.JoinRefusedException;

/** Says a failure in the words of WHIP and WHEP. What Cloudflare says is not passed on. */
final class Failures {

    /** When to come back, in seconds, to what was only busy. */
    static final int SOON = 5;

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {
    }

    static Answer answer(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused.answer();
        }
        if (failure instanceof JoinRefusedException refused) {
            return refusedByRoom(refused.reason());
        }
        if (failure instanceof CallsRejectedException rejected && !rejected.retryable()) {
            LOG.debugf("An offer over WHIP or WHEP was refused: %s", rejected.getMessage());
            return Answer.problem(422, "unacceptable_offer",
                    "Cloudflare refused the offer; offer Opus and one of H.264, VP8, VP9, with max-bundle");
        }
        if (failure instanceof CallsException) {
            LOG.warnf("Cloudflare Calls could not be asked for a session of WHIP or WHEP: %s", failure.getMessage());
            return Answer.problem(502, "unreachable", "Cloudflare cannot be reached now; try again").retryAfter(SOON);
        }
        LOG.error("A request of WHIP or WHEP failed", failure);
        return Answer.problem(500, "internal", "The server failed; its log says why");
    }

    private static Answer refusedByRoom(String reason) {
        return switch (reason) {
            case "room_full" -> Answer.problem(503, reason,
                    "The room has as many members as its capacity lets in; try again when somebody has left")
                    .retryAfter(SOON);
            case "unmatched_topic" -> Answer.problem(404, "not_found", "There is no room at this topic");
            default -> Answer.problem(503, reason, "The room takes nobody in now; try again").retryAfter(SOON);
        };
    }
}
