package io.quarkiverse.cloudflare.runtime.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;

/** Gives every request its credential and its id. Thread-safe. */
final class Outgoing implements ClientRequestFilter {

    static final String REQUEST_ID = "X-Request-Id";

    private final String authorization;

    Outgoing(Secret bearer) {
        authorization = "Bearer " + bearer.reveal();
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, authorization);
        Attempt attempt = Attempt.current();
        if (attempt != null) {
            request.getHeaders().putSingle(REQUEST_ID, attempt.requestId);
            attempt.sending(((ClientRequestContextImpl) request).getRestClientRequestContext());
        }
    }
}
