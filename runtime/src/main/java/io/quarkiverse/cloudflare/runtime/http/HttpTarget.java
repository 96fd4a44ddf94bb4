package io.quarkiverse.cloudflare.runtime.http;

import java.net.URI;
import java.util.Objects;

import io.quarkiverse.cloudflare.runtime.config.HttpConfig;

/**
 * One API that is called with one credential.
 *
 * @param name what messages call it, for example {@code Cloudflare Calls}
 * @param api what metrics call it, for example {@code calls}
 * @param errors how the API says what is wrong
 */
public record HttpTarget(String name, String api, URI baseUri, Secret bearer, ErrorParser errors, HttpConfig config) {

    public HttpTarget {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(baseUri, "baseUri");
        Objects.requireNonNull(bearer, "bearer");
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(config, "config");
    }
}
