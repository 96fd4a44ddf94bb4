package io.quarkiverse.cloudflare.support.cloudflare;

import java.net.URI;
import java.net.http.HttpResponse;

/**
 * A server that golden calls are made to. Not thread-safe.
 */
public interface GoldenServer {

    /** Without a path. */
    URI baseUri();

    /** The credential of an API. */
    String token(Operation.Api api);

    /** A text of a golden file with the ids of this server. */
    String filled(String text);

    /** Sees to it that a call gets the ids and the failures that it should, as far as this server can be told. */
    void expect(GoldenCall call);

    /** A call that was expected has been answered. */
    void answered(GoldenCall call, HttpResponse<String> response);

    /** Takes back the failures of a call. */
    void heal(GoldenCall call);
}
