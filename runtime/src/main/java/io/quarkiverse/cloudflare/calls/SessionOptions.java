package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;

/**
 * How a session is opened.
 *
 * @param thirdParty whether the other side will be another server that is ICE-lite, such as an SFU or an AI provider
 * @param correlationId a label for diagnostics at Cloudflare; nothing can be looked up by it
 */
public record SessionOptions(boolean thirdParty, Optional<String> correlationId) {

    /** A session with a browser, without a label. */
    public static final SessionOptions DEFAULT = new SessionOptions(false, Optional.empty());

    public SessionOptions {
        Objects.requireNonNull(correlationId, "correlationId");
        correlationId.ifPresent(label -> Names.requireName("correlationId", label));
    }

    public SessionOptions withThirdParty() {
        return new SessionOptions(true, correlationId);
    }

    public SessionOptions withCorrelationId(String label) {
        return new SessionOptions(thirdParty, Optional.of(label));
    }
}
