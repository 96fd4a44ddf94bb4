package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.UnacceptableSdpException;

/**
 * The one state of offer and answer of a session. Owned by the media loop.
 */
final class Negotiation {

    private boolean busy;
    private boolean offered;
    private int exchanges;
    private Instant lastChange;

    Negotiation(Instant created) {
        lastChange = created;
    }

    /**
     * Begins a change, which lasts until {@link #leave}.
     *
     * @throws SfuException if another one is under way
     */
    void enter() {
        if (busy) {
            throw Errors.wrongState(Errors.HAVE_REMOTE_OFFER);
        }
        busy = true;
    }

    void leave() {
        busy = false;
    }

    /** @throws SfuException if an offer of the SFU is unanswered */
    void refuseUnlessStable() {
        if (offered) {
            throw Errors.wrongState(Errors.HAVE_LOCAL_OFFER);
        }
    }

    /** @throws SfuException if no offer of the SFU waits for an answer */
    void refuseUnlessOffered() {
        if (!offered) {
            throw Errors.wrongState(Errors.STABLE);
        }
    }

    void offered(Instant now) {
        offered = true;
        lastChange = now;
    }

    void exchanged(Instant now) {
        offered = false;
        exchanges++;
        lastChange = now;
    }

    boolean isOffered() {
        return offered;
    }

    /** Whether there is a connection to wait for. */
    boolean hasExchanged() {
        return exchanges > 0;
    }

    /** When something was negotiated last, or the session was opened. */
    Instant lastChange() {
        return lastChange;
    }

    /** @throws SfuException if it is no offer, or not acceptable */
    static RemoteDescription offer(Description description) {
        if (!description.offer()) {
            throw Errors.invalidSdp("An offer is expected here");
        }
        return read(description);
    }

    static Optional<RemoteDescription> offer(Optional<Description> description) {
        return description.map(Negotiation::offer);
    }

    /** @throws SfuException if it is not acceptable */
    static RemoteDescription read(Description description) {
        try {
            return RemoteDescription.parse(description.sdp(), description.offer());
        } catch (UnacceptableSdpException refused) {
            throw Errors.invalidSdp(refused);
        }
    }

    /** The words for an answer that does not belong to the offer. */
    static SfuException otherSections(List<String> answered, List<String> offered) {
        return Errors.invalidSdp("The answer has the media sections " + answered + ", the offer " + offered);
    }
}
