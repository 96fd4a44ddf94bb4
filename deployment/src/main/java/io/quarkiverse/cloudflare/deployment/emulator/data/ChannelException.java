package io.quarkiverse.cloudflare.deployment.emulator.data;

/**
 * A channel could not be made or changed.
 */
public final class ChannelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    ChannelException(String code, String description) {
        super(description);
        this.code = code;
    }

    /** @return the error code of the answer's item, for example {@code repeated_local_track_error} */
    public String code() {
        return code;
    }
}
