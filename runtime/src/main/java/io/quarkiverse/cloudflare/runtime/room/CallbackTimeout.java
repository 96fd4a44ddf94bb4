package io.quarkiverse.cloudflare.runtime.room;

/**
 * A callback took longer than it may. Its sender has been answered.
 */
final class CallbackTimeout extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallbackTimeout(String message) {
        super(message, null, false, false);
    }
}
