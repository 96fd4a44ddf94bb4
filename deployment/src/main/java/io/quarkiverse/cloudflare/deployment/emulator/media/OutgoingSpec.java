package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A media section in which we send.
 *
 * @param mid its identification
 * @param ssrc the one our description announces
 * @param cname the same for all tracks that are to be played in time with each other
 * @param payloadTypes of this section, by those of the source; packets of others are not forwarded
 * @param simulcast which layer to send; empty lets us choose the best there is
 */
public record OutgoingSpec(String mid, int ssrc, String cname, Map<Integer, Integer> payloadTypes,
        Optional<SimulcastChoice> simulcast) {

    public OutgoingSpec {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(cname, "cname");
        payloadTypes = Map.copyOf(payloadTypes);
        Objects.requireNonNull(simulcast, "simulcast");
    }
}
