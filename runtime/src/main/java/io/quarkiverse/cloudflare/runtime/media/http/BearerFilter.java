package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkiverse.cloudflare.runtime.config.RoomsBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes the tokens of media off requests before authentication, which would take them for tokens of the application and refuse
 * them. Thread-safe.
 */
@Singleton
public class BearerFilter {

    private static final String KEY = BearerFilter.class.getName();
    private static final String SCHEME = "Bearer ";
    // Authentication runs at 200; higher comes first.
    private static final int BEFORE_AUTHENTICATION = 300;

    private final List<String> paths;

    @Inject
    BearerFilter(RoomsBuildTimeConfig rooms, VertxHttpBuildTimeConfig http) {
        String base = MediaPath.base(http.rootPath(), rooms.path());
        this.paths = List.of(base + "/media/", base + "/whip/", base + "/whep/");
    }

    /** @return the token of a request about media; empty if there is none, or not one only */
    public static Optional<String> tokenOf(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void register(@Observes Filters filters) {
        filters.register(this::takeToken, BEFORE_AUTHENTICATION);
    }

    private void takeToken(RoutingContext context) {
        // Routes are chosen by this form of the path, too.
        String path = context.normalizedPath();
        if (path != null && paths.stream().anyMatch(path::startsWith)) {
            MultiMap headers = context.request().headers();
            tokenIn(headers.getAll(HttpHeaderNames.AUTHORIZATION)).ifPresent(token -> {
                headers.remove(HttpHeaderNames.AUTHORIZATION);
                context.put(KEY, token);
            });
        }
        context.next();
    }

    /** @return empty for another scheme, which is left to the application */
    static Optional<String> tokenIn(List<String> values) {
        if (values.size() != 1 || !values.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(values.get(0).substring(SCHEME.length()).trim());
    }
}
