package io.quarkiverse.cloudflare.room.client;

/**
 * Nothing was sent, because the client is not connected, or the room is not joined, at the moment or for good.
 */
public final class NotConnectedException extends RoomClientException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    NotConnectedException(String message, boolean retryable) {
        super(message, null);
        this.retryable = retryable;
    }

    /**
     * @return whether the client is on its way back; false if the client was closed, or the room left or lost
     */
    @Override
    public boolean retryable() {
        return retryable;
    }
}
