package io.quarkiverse.cloudflare.runtime.config;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** How one of Cloudflare's APIs is called, and what is done when a call fails. */
@ConfigGroup
public interface HttpConfig {

    /**
     * How long a connection may take to be made, its TLS handshake included.
     */
    @WithDefault("5s")
    Duration connectTimeout();

    /**
     * How long to wait for one attempt to be answered. Each retry gets the full time again. A pull of a track that nobody
     * sends is answered after 9 seconds.
     */
    @WithDefault("15s")
    Duration requestTimeout();

    /**
     * How long a call may take with all its retries and the pauses between them.
     */
    @WithDefault("60s")
    Duration deadline();

    /**
     * The name of the TLS configuration to use, as in {@code quarkus.tls.<name>.trust-store}. When unset, the default TLS
     * configuration is used.
     */
    Optional<String> tlsConfigurationName();

    /**
     * The name of the proxy configuration to use, as in {@code quarkus.proxy.<name>.host}; {@code none} means no proxy. When
     * unset, the default proxy configuration is used, if there is one.
     */
    Optional<String> proxyConfigurationName();

    /**
     * The largest answer that is read. A larger one is refused, and its connection closed.
     */
    @WithDefault("4M")
    MemorySize maxResponseSize();

    /**
     * How many requests may be under way at once. Each has a connection of its own.
     */
    @WithDefault("100")
    int maxConcurrentRequests();

    /**
     * How many requests may wait for another one to end. One more fails at once, without being sent.
     */
    @WithDefault("1000")
    int maxQueuedRequests();

    /**
     * What is sent again.
     */
    RetryConfig retry();

    /**
     * When calls fail at once because the ones before them did.
     */
    CircuitBreakerConfig circuitBreaker();

    /** What is sent again. Which operation may be repeated after which failure is fixed, and not a matter of configuration. */
    @ConfigGroup
    interface RetryConfig {

        /**
         * How often one call is sent again. {@code 0} means never.
         */
        @WithDefault("4")
        int maxRetries();

        /**
         * How often one call is sent again that Cloudflare refused with {@code retryable_transient_error} or
         * {@code temporarily_unavailable_error}.
         */
        @WithDefault("2")
        int transientMaxRetries();

        /**
         * The longest pause before the first retry. It doubles with each further one.
         */
        @WithDefault("200ms")
        Duration delay();

        /**
         * The longest pause before any retry, except one that Cloudflare asks for with {@code Retry-After}.
         */
        @WithDefault("5s")
        Duration maxDelay();

        /**
         * Whether each pause is a random part of the longest one, so that clients that failed together do not return together.
         */
        @WithDefault("true")
        boolean jitter();

        /**
         * How long a call is repeated that Cloudflare refuses because its session is not connected yet (425).
         */
        @WithDefault("10s")
        Duration notReadyBudget();
    }

    /** When calls fail at once because the ones before them did. */
    @ConfigGroup
    interface CircuitBreakerConfig {

        /**
         * How many of the last requests are looked at.
         */
        @WithDefault("20")
        int requestVolume();

        /**
         * The part of these that must have found Cloudflare unreachable or broken (5xx) for the next ones to fail at once.
         */
        @WithDefault("0.75")
        double failureRatio();

        /**
         * How long requests fail at once, before one is sent to see.
         */
        @WithDefault("5s")
        Duration delay();
    }
}
