package io.quarkiverse.cloudflare.runtime.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * A join as the client asked for it, apart from what the extension puts into its params.
 *
 * @param params without {@code _room}
 * @param resumeToken empty for a new member
 */
record JoinRequest(RoomConnection connection, Answer answer, ObjectNode params, String resumeToken, Context context) {

    /** The key of the params and of the reply that belongs to the extension. */
    static final String ROOM = "_room";

    static JoinRequest of(RoomConnection connection, Answer answer, JsonNode sent, Context context) {
        ObjectNode params = ((ObjectNode) sent).deepCopy();
        JsonNode own = params.remove(ROOM);
        String token = own == null ? "" : own.path("resume").path("token").asText("");
        return new JoinRequest(connection, answer, params, token, context);
    }

    /** Runs a task where the join arrived: on the event loop, in the context of its message. */
    void onEventLoop(Runnable task) {
        if (Vertx.currentContext() == context && Context.isOnEventLoopThread()) {
            task.run();
        } else {
            context.runOnContext(ignored -> task.run());
        }
    }

    Membership.Binding binding() {
        return new Membership.Binding(connection, answer.joinRef(), connection.identity(), params);
    }
}
