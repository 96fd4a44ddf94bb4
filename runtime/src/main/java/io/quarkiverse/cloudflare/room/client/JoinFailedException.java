package io.quarkiverse.cloudflare.room.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The server answered a join, and said no.
 */
public final class JoinFailedException extends ReplyException {

    private static final long serialVersionUID = 1L;

    JoinFailedException(String topic, String status, JsonNode response) {
        super("The join of %s was refused".formatted(topic), status, response);
    }
}
