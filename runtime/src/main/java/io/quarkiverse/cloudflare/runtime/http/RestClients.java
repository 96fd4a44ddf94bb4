package io.quarkiverse.cloudflare.runtime.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

/**
 * Makes the clients that send. Their methods return {@code Uni}s that fail with nothing but {@link HttpFailure}s in a guard.
 */
public final class RestClients {

    private RestClients() {
    }

    /**
     * @param api an interface with annotations of Jakarta REST; its methods return {@code Uni}
     */
    public static <T> T create(Class<T> api, HttpTarget target) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(target.baseUri()).followRedirects(false).build(api);
    }
}
