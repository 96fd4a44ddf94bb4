package io.quarkiverse.cloudflare.runtime.calls;

import java.time.Duration;
import java.util.Objects;

/**
 * What the operator chooses about every session.
 *
 * @param answerTimeout how long an offer of the SFU may stay without an accepted answer
 * @param requestsPerSecond the most requests about one session within any second
 */
record SessionSettings(Duration answerTimeout, int requestsPerSecond) {

    SessionSettings {
        Objects.requireNonNull(answerTimeout, "answerTimeout");
        if (answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("answerTimeout must be positive; found " + answerTimeout);
        }
        if (requestsPerSecond < 1) {
            throw new IllegalArgumentException("requestsPerSecond must be at least 1; found " + requestsPerSecond);
        }
    }
}
