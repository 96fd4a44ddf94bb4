package io.quarkiverse.cloudflare.room.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.backplane.Position;

/**
 * What the server said yes with. The application's part of the answer and the product's share one object.
 *
 * @param reply the application's part
 * @param resumeToken null if there is none
 */
record JoinAnswer(String memberId, JsonNode reply, boolean resumed, String resumeToken, Position position) {

    /** The key of the product's part, in the answer as in the parameters. */
    static final String OURS = "_room";

    static JoinAnswer of(JsonNode response) {
        JsonNode ours = response.path(OURS);
        JsonNode reply = response.deepCopy();
        if (reply instanceof ObjectNode object) {
            object.remove(OURS);
        }
        return new JoinAnswer(ours.path("id").asText(""), reply, ours.path("resumed").asBoolean(),
                ours.path("resume").textValue(), position(ours.path("position").asText("")));
    }

    /** @return {@link Position#NONE} if it is none: a ref of another kind is none of our business */
    static Position position(String text) {
        int colon = text.lastIndexOf(':');
        if (!text.startsWith("@") || colon < 0) {
            return Position.NONE;
        }
        try {
            return new Position(text.substring(1, colon), Long.parseLong(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            return Position.NONE;
        }
    }
}
