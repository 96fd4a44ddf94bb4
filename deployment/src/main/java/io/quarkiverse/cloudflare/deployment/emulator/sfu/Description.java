package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;

/**
 * An offer or an answer on its way.
 *
 * @param offer whether it is an offer, rather than an answer
 * @param sdp the whole text; it is not known to be SDP yet
 */
public record Description(boolean offer, String sdp) {

    public Description {
        Objects.requireNonNull(sdp, "sdp");
    }

    static Description offer(String sdp) {
        return new Description(true, sdp);
    }

    static Description answer(String sdp) {
        return new Description(false, sdp);
    }

    /** The text has addresses and credentials, so it stays out of logs. */
    @Override
    public String toString() {
        return "Description[" + (offer ? "offer" : "answer") + "]";
    }
}
