package io.quarkiverse.cloudflare.bench.calls;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Adds the token. Thread-safe. */
final class BareToken implements ClientRequestFilter {

    private final String header;

    BareToken(String token) {
        header = "Bearer " + token;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, header);
    }
}
