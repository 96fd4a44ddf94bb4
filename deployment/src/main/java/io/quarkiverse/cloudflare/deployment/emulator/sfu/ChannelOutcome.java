package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of one data channel of a request.
 *
 * @param local whether it is published here, rather than subscribed to
 * @param sessionId the publisher's session, of a subscription
 * @param name of the channel; empty if there is no channel with the id of the request
 * @param id empty if adding or updating failed, but still there if closing failed
 * @param error why it failed; empty if it did not
 */
public record ChannelOutcome(boolean local, Optional<String> sessionId, Optional<String> name, OptionalInt id,
        Optional<ItemError> error) {

    public ChannelOutcome {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(error, "error");
    }
}
