package io.quarkiverse.cloudflare.runtime.room;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkiverse.cloudflare.runtime.config.RoomsBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * Understands Phoenix' {@code authToken}: a browser cannot set headers on a WebSocket, so the token comes as a subprotocol and
 * is moved to where authentication looks for it. One that cannot be read is refused. Thread-safe.
 *
 * @see <a href="https://hexdocs.pm/phoenix/js/">phoenix.js, the option authToken</a>
 */
@Singleton
public class AuthTokenFilter {

    // Authentication runs at 200; higher comes first.
    private static final int BEFORE_AUTHENTICATION = 300;
    private static final String PREFIX = "base64url.bearer.phx.";

    private final String path;

    @Inject
    AuthTokenFilter(RoomsBuildTimeConfig rooms, VertxHttpBuildTimeConfig http) {
        String root = http.rootPath().endsWith("/") ? http.rootPath() : http.rootPath() + "/";
        this.path = root + (rooms.path().startsWith("/") ? rooms.path().substring(1) : rooms.path()) + "/websocket";
    }

    void register(@Observes Filters filters) {
        filters.register(this::moveToken, BEFORE_AUTHENTICATION);
    }

    private void moveToken(RoutingContext context) {
        MultiMap headers = context.request().headers();
        String protocols = headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (protocols != null && !headers.contains(HttpHeaderNames.AUTHORIZATION)
                && context.normalizedPath().equals(path)) {
            try {
                tokenIn(protocols).ifPresent(token -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
            } catch (IllegalArgumentException e) {
                context.fail(HttpResponseStatus.UNAUTHORIZED.code());
                return;
            }
        }
        context.next();
    }

    /**
     * @throws IllegalArgumentException if there is a token that cannot be read
     */
    static Optional<String> tokenIn(String protocols) {
        for (String protocol : protocols.split(",")) {
            String name = protocol.trim();
            // A client that is not logged in may have an empty one.
            if (name.startsWith(PREFIX) && name.length() > PREFIX.length()) {
                return Optional.of(decode(name.substring(PREFIX.length())));
            }
        }
        return Optional.empty();
    }

    private static String decode(String encoded) {
        // phoenix.js uses btoa; of its two characters that differ, a subprotocol can only have the plus.
        byte[] bytes = Base64.getUrlDecoder().decode(encoded.replace('+', '-'));
        String token = new String(bytes, StandardCharsets.UTF_8);
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("A token must be visible ASCII");
        }
        return token;
    }
}
