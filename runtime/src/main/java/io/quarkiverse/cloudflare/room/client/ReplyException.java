package io.quarkiverse.cloudflare.room.client;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The server answered a push, and said no.
 */
public sealed class ReplyException extends RoomClientException permits JoinFailedException {

    private static final long serialVersionUID = 1L;

    // What can change without the caller; any other reason stands until the caller changes something.
    private static final Set<String> PASSING = Set.of("busy", "rate_limited", "timeout", "room_full", "closed", "internal");

    private final String reason;
    private final transient JsonNode response;

    ReplyException(String event, String topic, String status, JsonNode response) {
        this("'%s' was refused by %s".formatted(event, topic), status, response);
    }

    ReplyException(String outcome, String status, JsonNode response) {
        super("%s: %s%s".formatted(outcome, reason(status, response), detailsText(response)), null);
        this.reason = reason(status, response);
        this.response = response;
    }

    private static String reason(String status, JsonNode response) {
        return response.path("reason").asText(status);
    }

    private static String detailsText(JsonNode response) {
        return response.has("details") ? " " + response.get("details") : "";
    }

    /**
     * @return the {@code reason} of the reply, for example {@code unknown_event}; its status if it has no reason
     */
    public String reason() {
        return reason;
    }

    /**
     * @return the {@code details} of the reply; an empty object if it has none
     */
    public JsonNode details() {
        return response().has("details") ? response().get("details") : JsonNodeFactory.instance.objectNode();
    }

    /**
     * @return the whole response; an empty object if it was binary
     */
    public JsonNode response() {
        return response == null ? JsonNodeFactory.instance.objectNode() : response;
    }

    /**
     * @return true for {@code busy}, {@code rate_limited}, {@code timeout}, {@code room_full}, {@code closed} and
     *         {@code internal}
     */
    @Override
    public boolean retryable() {
        return PASSING.contains(reason);
    }
}
