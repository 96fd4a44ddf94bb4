package io.quarkiverse.cloudflare.runtime.media.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers what is asked below {@code <rooms.path>/media/}. Thread-safe.
 */
public final class MediaRoutes implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        context.response().setStatusCode(404).end();
    }
}
