package io.quarkiverse.cloudflare.deployment.emulator.sdp;

/**
 * A description that cannot be read, or that an SFU like this one cannot accept. Its message names the rule, never what the
 * description says.
 */
public final class UnacceptableSdpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnacceptableSdpException(String rule) {
        super(rule, null, false, false);
    }
}
