package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which layer of a track that is published in several qualities a subscriber receives.
 *
 * @param preferredRid the layer's RID; empty lets the SFU choose by bandwidth
 * @param whenBandwidthIsShort what to send when the preferred layer does not fit
 * @param whenNotSent what to send when the publisher does not send the preferred layer
 */
public record Simulcast(String preferredRid, Fallback whenBandwidthIsShort, Fallback whenNotSent) {

    /** What takes the place of the preferred layer. */
    public enum Fallback {
        /** Nothing else: the preferred layer or none. */
        @JsonProperty("none")
        NONE,
        /** The other layers in the order of their RIDs, {@code a} being the best. */
        @JsonProperty("asciibetical")
        ASCIIBETICAL
    }

    public Simulcast {
        Objects.requireNonNull(preferredRid, "preferredRid");
        Objects.requireNonNull(whenBandwidthIsShort, "whenBandwidthIsShort");
        Objects.requireNonNull(whenNotSent, "whenNotSent");
    }

    /** This layer; when it does not fit or is not sent, the next in the order of RIDs. */
    public static Simulcast prefer(String rid) {
        return new Simulcast(rid, Fallback.ASCIIBETICAL, Fallback.ASCIIBETICAL);
    }

    /** This layer and no other. */
    public static Simulcast only(String rid) {
        return new Simulcast(rid, Fallback.NONE, Fallback.NONE);
    }
}
