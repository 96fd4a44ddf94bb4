package io.quarkiverse.cloudflare.it;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

/**
 * Serves the page of a room at the address people pass on: {@code /r/<room>}.
 */
@Singleton
class InviteLinks {

    void register(@Observes Router router) {
        router.getWithRegex("/r/[^/]+").handler(request -> request.reroute("/room.html"));
    }
}
