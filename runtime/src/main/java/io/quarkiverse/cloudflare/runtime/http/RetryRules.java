package io.quarkiverse.cloudflare.runtime.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import io.quarkiverse.cloudflare.runtime.config.HttpConfig.RetryConfig;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Ambiguous;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answered;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.runtime.http.Operation.Repeat;

/**
 * Whether a request that failed is sent again, and when. The table of these rules is in the guide "Retries".
 * Thread-safe.
 */
final class RetryRules {

    static final int TOO_EARLY = 425;
    static final int TOO_MANY_REQUESTS = 429;
    static final int SERVER_ERROR = 500;

    // Cloudflare refused and asks to be asked again.
    static final String TRANSIENT = "retryable_transient_error";
    // Cloudflare may have allocated something: "reconcile first", so only what does no harm is repeated.
    static final String UNAVAILABLE = "temporarily_unavailable_error";

    // 2^20 times any delay is above any maximum.
    private static final int MAX_DOUBLINGS = 20;

    private final RetryConfig config;
    private final DoubleSupplier random;

    /**
     * @param random from 0 to 1
     */
    RetryRules(RetryConfig config, DoubleSupplier random) {
        this.config = config;
        this.random = random;
    }

    /**
     * @return how long to wait before the request is sent again; empty if it is not
     */
    Optional<Duration> pause(Operation operation, HttpFailure failure, History history) {
        if (failure instanceof NotSent notSent) {
            return notSent.reason() == NotSent.Reason.UNREACHABLE ? again(history) : Optional.empty();
        }
        if (failure instanceof Ambiguous) {
            return operation.repeat() == Repeat.ALWAYS ? again(history) : Optional.empty();
        }
        return pause(operation, (Answered) failure, history);
    }

    private Optional<Duration> pause(Operation operation, Answered failure, History history) {
        if (failure.itemised()) {
            return Optional.empty();
        }
        if (failure.status() == TOO_EARLY) {
            return whenReady(history);
        }
        if (failure.status() == TOO_MANY_REQUESTS) {
            return again(history).map(pause -> failure.retryAfter().orElse(pause));
        }
        boolean harmless = operation.repeat() == Repeat.ALWAYS;
        if (failure.errorCode().equals(TRANSIENT) || harmless && failure.errorCode().equals(UNAVAILABLE)) {
            return history.transients < config.transientMaxRetries()
                    ? again(history).map(pause -> failure.retryAfter().orElse(pause))
                    : Optional.empty();
        }
        return harmless && failure.status() >= SERVER_ERROR
                ? again(history).map(pause -> failure.retryAfter().orElse(pause))
                : Optional.empty();
    }

    private Optional<Duration> again(History history) {
        return history.retries < config.maxRetries() ? Optional.of(growing(history.retries)) : Optional.empty();
    }

    /** The session is not connected yet. Nothing was done, and nobody is to blame, so only time limits the repetitions. */
    private Optional<Duration> whenReady(History history) {
        Duration pause = growing(history.notReady);
        return history.notReadyFor.plus(pause).compareTo(config.notReadyBudget()) <= 0 ? Optional.of(pause)
                : Optional.empty();
    }

    private Duration growing(int before) {
        long longest = Math.min(config.maxDelay().toMillis(),
                config.delay().toMillis() << Math.min(before, MAX_DOUBLINGS));
        return Duration.ofMillis(config.jitter() ? Math.round(longest * random.getAsDouble()) : longest);
    }

    /** Whether a call of this failure may have been carried out. */
    static boolean mayHaveHappened(Answered failure) {
        return !failure.itemised() && !failure.errorCode().equals(TRANSIENT)
                && (failure.status() >= SERVER_ERROR || failure.errorCode().equals(UNAVAILABLE));
    }

    /** What one call has been through. Not thread-safe: owned by the call. */
    static final class History {

        private int retries;
        private int transients;
        private int notReady;
        private Duration notReadyFor = Duration.ZERO;
        private Optional<Duration> notReadySince = Optional.empty();

        /**
         * Takes note of a failure, before it is asked whether to send again.
         *
         * @param age of the call
         */
        void failed(HttpFailure failure, Duration age) {
            if (failure instanceof Answered answered && answered.status() == TOO_EARLY) {
                notReadySince = notReadySince.or(() -> Optional.of(age));
                notReadyFor = age.minus(notReadySince.get());
            }
        }

        /** Takes note that the request is sent again. */
        void repeated(HttpFailure failure) {
            if (failure instanceof Answered answered) {
                if (answered.status() == TOO_EARLY) {
                    notReady++;
                    return;
                }
                if (answered.errorCode().equals(TRANSIENT) || answered.errorCode().equals(UNAVAILABLE)) {
                    transients++;
                }
            }
            retries++;
        }
    }
}
