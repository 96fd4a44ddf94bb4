package io.quarkiverse.cloudflare.calls;

import io.quarkiverse.cloudflare.CloudflareException;

/**
 * A request to Cloudflare Realtime that did not succeed. Its messages hold neither secrets nor SDP.
 */
public abstract sealed class CallsException extends CloudflareException
        permits CallsRejectedException, CallsUnreachableException, CallsSessionGoneException, CallsSessionLostException {

    private static final long serialVersionUID = 1L;

    CallsException(String message, Throwable cause) {
        super(message, cause);
    }
}
