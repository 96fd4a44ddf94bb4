package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;

/**
 * What became of a request to establish data channels.
 *
 * @param renegotiate whether the description is an offer that must be answered before anything else
 * @param description the answer to the client's offer, or the offer of the SFU
 * @param id of the channel {@code server-events}
 */
public record ChannelTransport(boolean renegotiate, Description description, int id) {

    public ChannelTransport {
        Objects.requireNonNull(description, "description");
    }
}
