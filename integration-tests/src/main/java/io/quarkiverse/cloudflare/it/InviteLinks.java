package io.quarkiverse.cloudflare.it;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

/**
 * Serves pages at the addresses people pass on: a room at {@code /r/<room>}, its broadcast at {@code /watch/<room>}, and how
 * Meet is made at {@code /how}.
 */
@Singleton
class InviteLinks {

    void register(@Observes Router router) {
        router.getWithRegex("/r/[^/]+").handler(request -> request.reroute("/room.html"));
        router.getWithRegex("/watch/[^/]+").handler(request -> request.reroute("/watch.html"));
        router.get("/how").handler(request -> request.reroute("/how.html"));
    }
}
