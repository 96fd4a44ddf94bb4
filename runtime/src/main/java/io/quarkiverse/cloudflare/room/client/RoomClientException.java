package io.quarkiverse.cloudflare.room.client;

import io.quarkiverse.cloudflare.CloudflareException;

/**
 * Something did not happen that a {@link RoomClient} was asked for.
 */
public abstract sealed class RoomClientException extends CloudflareException
        permits ReplyException, NoReplyException, NothingArrivedException, NotConnectedException, ConnectFailedException {

    private static final long serialVersionUID = 1L;

    RoomClientException(String message, Throwable cause) {
        super(message, cause);
    }
}
