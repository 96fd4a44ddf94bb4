package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

/**
 * Cloudflare answered, and refused the request as a whole. With a status of 500 or above, and when tracks or adapters are
 * closed, some of it may have been carried out.
 */
public final class CallsRejectedException extends CallsException {

    private static final long serialVersionUID = 1L;
    private static final String TRANSIENT = "retryable_transient_error";

    private final int status;
    private final transient CallsError error;

    /**
     * @param operation what was asked, for example {@code publish}
     * @param status of the HTTP response
     */
    public CallsRejectedException(String operation, int status, CallsError error, Throwable cause) {
        super("%s was refused: HTTP %d, %s".formatted(operation, status, error), cause);
        this.status = status;
        this.error = Objects.requireNonNull(error, "error");
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /** @return the SFU's error, with the code to look at */
    public CallsError error() {
        return error;
    }

    @Override
    public boolean retryable() {
        return status == 425 || status == 429 || status >= 500 || error != null && error.is(TRANSIENT);
    }
}
