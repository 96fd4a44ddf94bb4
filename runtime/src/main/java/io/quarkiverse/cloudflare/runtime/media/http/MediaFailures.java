package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.runtime.media.MediaRefusal;

/** Says in our words what went wrong: those of Cloudflare name its sessions. */
final class MediaFailures {

    static final MediaRefusal UNAUTHORIZED = new MediaRefusal(401, "unauthorized",
            "A token of this room is needed that is valid now; ask for one with cf_media_token");
    static final MediaRefusal NOT_FOUND = new MediaRefusal(404, "not_found", "There is no such path");
    static final MediaRefusal NO_SESSION = new MediaRefusal(404, "not_found",
            "This member has no such session; open one with sessions/new");
    static final MediaRefusal NOT_ALLOWED = new MediaRefusal(405, "method_not_allowed", "See the header Allow");
    static final MediaRefusal GONE = new MediaRefusal(410, "session_error", "The session is gone; open a new one");
    static final MediaRefusal TOO_LARGE = new MediaRefusal(413, "too_large",
            "A body has at most %d bytes".formatted(Bodies.LIMIT));
    static final MediaRefusal RATE_LIMITED = new MediaRefusal(429, "rate_limited",
            "A member may ask %d times per second, and have %d requests under way".formatted(MemberPace.PER_SECOND,
                    MemberPace.UNDER_WAY));
    static final MediaRefusal MEDIA_OFF = new MediaRefusal(503, "media_off", "This application has no Calls settings");
    private static final MediaRefusal UNREACHABLE = new MediaRefusal(502, "unreachable",
            "Cloudflare could not be asked; try again");
    private static final MediaRefusal REFUSED = new MediaRefusal(400, "invalid_request",
            "The session description, or its moment, was refused: answer an open offer first, and send what the peer connection gave");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Logger LOG = Logger.getLogger(MediaFailures.class);

    private MediaFailures() {
    }

    /**
     * @param ids names what the log has to say about a failure of ours
     */
    static MediaRefusal refusal(Throwable failure, Supplier<String> ids) {
        if (failure instanceof MediaRefusal refusal) {
            return refusal;
        }
        if (failure instanceof CallsSessionGoneException || failure instanceof CallsSessionLostException) {
            return GONE;
        }
        if (failure instanceof CallsRejectedException rejected && rejected.status() == TOO_MANY_REQUESTS) {
            return RATE_LIMITED;
        }
        if (failure instanceof CallsRejectedException rejected && isOfTheClient(rejected.status())) {
            return REFUSED;
        }
        if (failure instanceof CallsException) {
            LOG.warnf("A request about media failed, and its client was told to try again: %s", failure.getMessage());
            return UNREACHABLE;
        }
        String id = ids.get();
        LOG.errorf(failure, "A request about media failed [%s]", id);
        return new MediaRefusal(500, "internal", "Something went wrong on the server; its log has it as " + id);
    }

    // 401, 403 and 404 are about our own credentials.
    private static boolean isOfTheClient(int status) {
        return status == 400 || status == 406 || status == 409 || status == 413;
    }
}
