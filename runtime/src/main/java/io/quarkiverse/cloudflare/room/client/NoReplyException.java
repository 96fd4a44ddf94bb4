package io.quarkiverse.cloudflare.room.client;

import java.time.Duration;

/**
 * No reply arrived: within the push timeout, or before the connection was lost. The server may have acted all the same.
 */
public final class NoReplyException extends RoomClientException {

    private static final long serialVersionUID = 1L;

    NoReplyException(String event, String topic, Duration waited) {
        super("'%s' to %s got no reply within %d ms".formatted(event, topic, waited.toMillis()), null);
    }

    NoReplyException(String event, String topic, ConnectionClose close) {
        super("'%s' to %s got no reply before the connection ended: %d %s"
                .formatted(event, topic, close.code(), close.reason()), null);
    }

    /**
     * @return true; but what is sent again may happen twice
     */
    @Override
    public boolean retryable() {
        return true;
    }
}
