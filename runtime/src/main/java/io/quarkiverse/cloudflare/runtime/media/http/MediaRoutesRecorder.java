package io.quarkiverse.cloudflare.runtime.media.http;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Hands the routes of media rooms to the HTTP server. */
@Recorder
public class MediaRoutesRecorder {

    public Handler<RoutingContext> routes() {
        return Arc.container().instance(MediaRoutes.class).get();
    }
}
