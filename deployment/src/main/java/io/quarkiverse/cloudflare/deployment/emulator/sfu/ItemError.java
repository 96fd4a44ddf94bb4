package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;

/**
 * Why one track or data channel of a request failed, in Cloudflare's words.
 */
public record ItemError(String code, String description) {

    public ItemError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(description, "description");
    }
}
