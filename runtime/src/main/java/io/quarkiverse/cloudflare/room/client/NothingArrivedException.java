package io.quarkiverse.cloudflare.room.client;

/**
 * What a blocking {@code await…} method waited for did not arrive in time. The message says what did.
 */
public final class NothingArrivedException extends RoomClientException {

    private static final long serialVersionUID = 1L;

    NothingArrivedException(String message) {
        super(message, null);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
