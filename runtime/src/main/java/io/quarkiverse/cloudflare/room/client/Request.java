package io.quarkiverse.cloudflare.room.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One push that wants a reply. The callbacks come on the event loop: items first, then exactly one of the other two.
 */
abstract class Request {

    final String topic;
    final String event;

    Request(String topic, String event) {
        this.topic = topic;
        this.event = event;
    }

    void item(JsonNode item) {
    }

    /** @param bytes null if the reply was text */
    abstract void ok(JsonNode response, byte[] bytes);

    abstract void failed(Throwable failure);

    RoomClientException refused(String status, JsonNode response) {
        return event.equals(Membership.JOIN) ? new JoinFailedException(topic, status, response)
                : new ReplyException(event, topic, status, response);
    }
}
