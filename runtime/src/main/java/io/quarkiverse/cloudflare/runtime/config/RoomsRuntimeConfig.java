package io.quarkiverse.cloudflare.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of rooms can be changed when the application starts. */
@ConfigMapping(prefix = "quarkus.cloudflare.rooms")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface RoomsRuntimeConfig {

    /**
     * Origins, besides the application's own host, whose pages may connect: for example {@code https://app.example.com}. A
     * request from any other page is refused with 403 before the upgrade; one without an {@code Origin} header is no page and
     * passes. {@code *} lets every page connect, which is safe only without cookies.
     */
    Optional<List<String>> allowedOrigins();

    /**
     * How long a member whose connection is lost may come back as the same member. {@code 0} ends a membership with its
     * connection.
     */
    @WithDefault("5s")
    Duration rejoinGrace();

    /**
     * How long a connection may be silent. Phoenix clients send a heartbeat every 30 seconds. A connection that is silent for
     * longer is closed with code 4408.
     */
    @WithDefault("60s")
    Duration heartbeatTimeout();

    /**
     * How long a callback may take before its sender is answered with {@code timeout}.
     */
    @WithDefault("30s")
    Duration callbackTimeout();

    /**
     * How many events may wait for a room's callbacks. One more is answered with {@code busy}.
     */
    @WithDefault("1024")
    int queueLimit();

    /**
     * The largest message a client may send. A larger one is answered with {@code too_large}; one above
     * {@code quarkus.websockets-next.server.max-message-size} (1 MiB by default with this extension) closes the connection.
     */
    @WithDefault("64K")
    MemorySize maxMessageSize();

    /**
     * How much may wait to be sent to one connection. Volatile broadcasts are left out from half of it on; a connection that
     * exceeds it is closed with code 4413.
     */
    @WithDefault("4M")
    MemorySize outboundLimit();

    /**
     * How many messages a connection may send per second, with twice as many at once. Those beyond are answered with
     * {@code rate_limited}; a connection that goes on at four times the rate is closed with code 4429. {@code 0} means no
     * limit.
     */
    @WithDefault("100")
    int maxMessagesPerSecond();

    /**
     * How many rooms one connection may be in. A further join is answered with {@code rate_limited}. {@code 0} means no limit.
     */
    @WithDefault("100")
    int maxRoomsPerConnection();

    /**
     * How many joins a connection may ask for per minute. Those beyond are answered with {@code rate_limited}. {@code 0} means
     * no limit.
     */
    @WithDefault("120")
    int maxJoinsPerMinute();
}
