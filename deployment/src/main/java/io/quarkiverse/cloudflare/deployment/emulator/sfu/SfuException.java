package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Optional;

/**
 * A request that is refused as a whole. Its message is the description, which never holds SDP or a credential.
 */
public final class SfuException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    // Not an Optional, because that could not be serialized; null if there is none.
    private final String subcode;

    public SfuException(int status, String code, String description, Optional<String> subcode) {
        // Refusals are ordinary answers: a stack trace would cost more than the work.
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.subcode = subcode.orElse(null);
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** The {@code errorCode}. */
    public String code() {
        return code;
    }

    /** The {@code errorDescription}. */
    public String description() {
        return getMessage();
    }

    /** The {@code errorSubcode}, which only wrong moments have. */
    public Optional<String> subcode() {
        return Optional.ofNullable(subcode);
    }
}
