package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;
import java.util.Optional;

/**
 * A session that was opened.
 *
 * @param id 32 hexadecimal digits
 * @param answer the answer to the offer it was opened with
 */
public record NewSession(String id, Optional<Description> answer) {

    public NewSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(answer, "answer");
    }
}
