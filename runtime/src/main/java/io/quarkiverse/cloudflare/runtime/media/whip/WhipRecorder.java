package io.quarkiverse.cloudflare.runtime.media.whip;

import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Hands the routes of WHIP and WHEP to the HTTP server. */
@Recorder
public class WhipRecorder {

    /** @param rooms the path of rooms, without a slash at its end */
    public Handler<RoutingContext> broadcasts(String rooms) {
        return new WhipRoutes(Role.BROADCAST, rooms);
    }

    /** @param rooms the path of rooms, without a slash at its end */
    public Handler<RoutingContext> viewers(String rooms) {
        return new WhipRoutes(Role.VIEWER, rooms);
    }
}
