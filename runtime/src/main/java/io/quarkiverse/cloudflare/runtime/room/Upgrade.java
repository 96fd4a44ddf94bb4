package io.quarkiverse.cloudflare.runtime.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.UserData;

/**
 * What is known of a connection from its HTTP request.
 *
 * @param channel empty if Vert.x does not let us see it
 */
record Upgrade(SecurityIdentity identity, Optional<Channel> channel) {

    static final UserData.TypedKey<Upgrade> KEY = new UserData.TypedKey<>("cloudflare-rooms.upgrade");
    static final UserData.TypedKey<Inbound> INBOUND = new UserData.TypedKey<>("cloudflare-rooms.inbound");
    /** The version of the protocol; a client that does not say speaks version 1. */
    static final String VERSION = "2.0.0";
    private static final String DEFAULT_VERSION = "1.0.0";
    // The server's own timer closes with 1008 at the same moment; ours comes first and says what happened.
    static final Duration BEFORE_EXPIRY = Duration.ofMillis(500);
    private static final String EXPIRY_ATTRIBUTE = "quarkus.identity.expire-time";

    Optional<Executor> executor() {
        return channel.map(Channel::eventLoop);
    }

    static String version(String query) {
        if (query == null) {
            return DEFAULT_VERSION;
        }
        return new QueryStringDecoder(query, false).parameters().getOrDefault("vsn", List.of(DEFAULT_VERSION)).get(0);
    }

    /** @return whether the identity ends so soon that a connection is not worth it */
    static boolean isOver(SecurityIdentity identity, Instant now) {
        return expiryOf(identity).filter(expiry -> !expiry.minus(BEFORE_EXPIRY).isAfter(now)).isPresent();
    }

    /** @return when the identity ends, in whole seconds as Quarkus gives it; empty if it does not */
    static Optional<Instant> expiryOf(SecurityIdentity identity) {
        return identity.getAttribute(EXPIRY_ATTRIBUTE) instanceof Long seconds ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
