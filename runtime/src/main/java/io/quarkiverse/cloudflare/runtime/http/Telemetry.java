package io.quarkiverse.cloudflare.runtime.http;

import java.time.Duration;

/** Counts and times calls. Thread-safe. */
public interface Telemetry {

    /** Does neither. */
    Telemetry NONE = (api, operation, outcome, duration) -> {
    };

    /**
     * A call has ended.
     *
     * @param api for example {@code calls}
     * @param duration with all its attempts
     */
    void ended(String api, Operation operation, Outcome outcome, Duration duration);

    /** How a call ended, as a tag. */
    enum Outcome {
        SUCCESS,
        REFUSED,
        BROKEN,
        UNREACHABLE,
        UNKNOWN,
        CANCELLED;

        static Outcome of(HttpFailure failure) {
            if (failure instanceof HttpFailure.Answered answered) {
                return answered.status() >= RetryRules.SERVER_ERROR ? BROKEN : REFUSED;
            }
            return failure instanceof HttpFailure.NotSent ? UNREACHABLE : UNKNOWN;
        }
    }
}
