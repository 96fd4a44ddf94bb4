package io.quarkiverse.cloudflare.runtime.http;

import java.util.function.Consumer;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/**
 * Reads no answer beyond a limit: one that announces its size is not read at all, another only up to the limit. Thread-safe.
 */
final class SizeLimit implements Consumer<HttpClientRequest> {

    private static final long CANCEL = 0x8;

    private final long limit;

    SizeLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void accept(HttpClientRequest request) {
        request.response().onSuccess(response -> watch(request, response));
    }

    private void watch(HttpClientRequest request, HttpClientResponse response) {
        // Who waits for the body is told of failures; without this handler, Vert.x complains of them, too.
        response.exceptionHandler(failure -> {
        });
        String announced = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        // What is no number was refused by Vert.x before.
        if (announced != null) {
            if (Long.parseLong(announced) > limit) {
                request.reset(CANCEL, new TooLargeException(limit));
            }
            return;
        }
        long[] read = { 0 };
        // The REST client collects the body by other means and does not replace this handler.
        response.handler(chunk -> {
            read[0] += chunk.length();
            if (read[0] > limit) {
                request.reset(CANCEL, new TooLargeException(limit));
            }
        });
    }

    /** The answer was larger than what is read. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("larger than " + limit + " bytes", null, false, false);
        }
    }
}
