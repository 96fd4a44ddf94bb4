package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;

/**
 * The transport of a session's data channels, being set up.
 *
 * @param serverEvents the reserved channel that carries the transport; the peer must keep it open
 * @param description the SFU's offer, or its answer to the client's; empty if there is nothing to negotiate
 * @param renegotiationRequired whether {@code description} is an offer that must be answered before the session can do anything
 *        else
 */
public record DataChannelTransport(DataChannelInfo serverEvents, Optional<SessionDescription> description,
        boolean renegotiationRequired) {

    public DataChannelTransport {
        Objects.requireNonNull(serverEvents, "serverEvents");
        Objects.requireNonNull(description, "description");
    }
}
