package io.quarkiverse.cloudflare.runtime.http;

import java.io.IOException;

import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;

/**
 * One request, from the moment a client is asked to send it. Thread-safe.
 * <p>
 * The REST client tells by no exception whether a request has left, so the request is remembered here.
 */
final class Attempt {

    private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();
    private static final String KEY = Attempt.class.getName();

    final String requestId;

    private volatile boolean started;
    private volatile boolean abandoned;
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
        request.getProperties().put(KEY, this);
        this.request = request;
    }

    /** @return whether there is proof that nothing left, nor will: it was not this one's turn, or it got no connection */
    boolean neverSent() {
        RestClientRequestContext sending = request;
        return !started || sending != null && sending.getHttpClientRequest() == null
                && (!abandoned || sending.getEntity() != null);
    }

    /**
     * Gives up a request that is still waiting for its connection. The REST client would lose that connection if it were told
     * to cancel now; so it goes on, and is stopped by {@link WireJsonWriter} or, without a body, answered to nobody.
     *
     * @return whether that is all there is to do; if not, the request can be cancelled
     */
    boolean abandon() {
        abandoned = true;
        RestClientRequestContext sending = request;
        return sending != null && sending.getHttpClientRequest() == null;
    }

    /** Refuses to go on with a request that was given up while it waited for its connection. */
    static void check(RestClientRequestContext sending) throws IOException {
        if (sending.getProperties().get(KEY) instanceof Attempt attempt && attempt.abandoned) {
            sending.getHttpClientRequest().reset();
            throw new IOException("The request was given up before it was sent");
        }
    }

    /** @return whether an answer without a body is complete */
    boolean expectsNothing() {
        RestClientRequestContext sending = request;
        return sending == null || sending.getResponseType().getRawType() == Void.class;
    }
}
