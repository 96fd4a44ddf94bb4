package io.quarkiverse.cloudflare.room.client;

import java.net.URI;
import java.util.OptionalInt;

/**
 * The connection could not be opened.
 */
public final class ConnectFailedException extends RoomClientException {

    private static final long serialVersionUID = 1L;

    // 0 if no HTTP answer arrived.
    private final int status;

    ConnectFailedException(URI uri, int status, Throwable cause) {
        super(status == 0 ? "The connection to %s could not be opened: %s".formatted(withoutQuery(uri), cause.getMessage())
                : "The connection to %s was refused: HTTP %d".formatted(withoutQuery(uri), status), cause);
        this.status = status;
    }

    // A query may carry a token.
    private static String withoutQuery(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    /**
     * @return the HTTP status the server refused with, for example 401; empty if there was no answer
     */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * @return false if the server refused with a 4xx other than 429
     */
    @Override
    public boolean retryable() {
        return status < 400 || status >= 500 || status == 429;
    }
}
