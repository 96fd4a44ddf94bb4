package io.quarkiverse.cloudflare.runtime.media;

import java.util.Objects;

/**
 * Why a request about media is refused: what its answer says. Its texts are ours, and name no session of Cloudflare.
 */
public final class MediaRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorCode;

    /**
     * @param status of the HTTP response
     * @param errorCode as in the wire contract, for example {@code not_permitted}
     * @param description a sentence that says what to do
     */
    public MediaRefusal(int status, String errorCode, String description) {
        // It is an answer, not a fault: nobody reads its stack.
        super(Objects.requireNonNull(description, "description"), null, false, false);
        this.status = status;
        this.errorCode = Objects.requireNonNull(errorCode, "errorCode");
    }

    public int status() {
        return status;
    }

    public String errorCode() {
        return errorCode;
    }

    public String description() {
        return getMessage();
    }

    /** @return whether the same request may succeed a second later */
    public boolean isWorthRetrying() {
        return status == 429 || status == 502 || status == 503;
    }
}
