package io.quarkiverse.cloudflare.runtime.room;

import jakarta.enterprise.inject.Vetoed;

import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;

/**
 * Never a bean and never served: it stands in the index for the endpoint that is generated too late to be in it.
 */
@Vetoed
@WebSocket(path = "/")
public final class IndexedEndpoint {

    @OnOpen
    void open() {
    }
}
