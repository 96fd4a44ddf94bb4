package io.quarkiverse.cloudflare.runtime.http;

import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;

/**
 * One request, from the moment a client is asked to send it. Thread-safe.
 * <p>
 * The REST client tells by no exception whether a request has left, so the request is remembered here.
 */
final class Attempt {

    private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();

    final String requestId;

    private volatile boolean started;
    private volatile RestClientRequestContext request;

    Attempt(String requestId) {
        this.requestId = requestId;
    }

    /** Makes this the attempt of the request that the action sends on this thread. */
    void during(Runnable action) {
        started = true;
        CURRENT.set(this);
        try {
            action.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** @return the attempt that this thread is sending the request of; {@code null} outside of a guard */
    static Attempt current() {
        return CURRENT.get();
    }

    void sending(RestClientRequestContext request) {
        this.request = request;
    }

    /** @return whether there is proof that nothing left, nor will: it was not this one's turn, or it got no connection */
    boolean neverSent() {
        RestClientRequestContext sending = request;
        return !started || sending != null && sending.getHttpClientRequest() == null;
    }

    /** @return whether an answer without a body is complete */
    boolean expectsNothing() {
        RestClientRequestContext sending = request;
        return sending == null || sending.getResponseType().getRawType() == Void.class;
    }
}
