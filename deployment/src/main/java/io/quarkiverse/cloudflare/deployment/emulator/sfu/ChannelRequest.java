package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelOptions;

/**
 * A data channel of a request to add or to update some.
 *
 * @param local whether it is published, rather than subscribed to
 * @param sessionId the publisher's session, of a subscription
 * @param name of the channel
 * @param options how it delivers
 */
public record ChannelRequest(boolean local, Optional<String> sessionId, String name, ChannelOptions options) {

    public ChannelRequest {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }
}
