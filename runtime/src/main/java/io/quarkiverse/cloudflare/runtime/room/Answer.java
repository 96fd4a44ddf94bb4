package io.quarkiverse.cloudflare.runtime.room;

import java.util.Map;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.runtime.protocol.FrameCodec;
import io.quarkiverse.cloudflare.runtime.protocol.Names;

/**
 * The one reply a request gets: where it goes, and what it carries so that the client knows which request it answers.
 *
 * @param joinRef {@code null} if the client gave none
 * @param ref {@code null} if the client wants no reply
 */
record Answer(RoomConnection connection, FrameCodec codec, String joinRef, String ref, String topic) {

    private static final Logger LOG = Logger.getLogger(Answer.class);

    void ok() {
        ok(Map.of());
    }

    /**
     * @throws IllegalArgumentException if Jackson cannot write the response
     */
    void ok(Object response) {
        if (ref == null) {
            return;
        }
        if (response instanceof byte[] bytes) {
            connection.send(Frame.binary(codec.binaryReply(joinRef, ref, topic, Names.STATUS_OK, bytes)));
        } else {
            connection.send(Frame.text(codec.reply(joinRef, ref, topic, Names.STATUS_OK, response)));
        }
    }

    /** The same reply as a frame, for someone else to send in its place among others. */
    Frame okFrame(Object response) {
        return Frame.text(codec.reply(joinRef, ref, topic, Names.STATUS_OK, response));
    }

    /** Never fails, so that whoever refuses can go on: details that Jackson cannot write are left out. */
    void error(Refusal refusal) {
        if (ref != null) {
            connection.send(Frame.text(errorReply(refusal)));
        }
    }

    private byte[] errorReply(Refusal refusal) {
        try {
            return codec.errorReply(joinRef, ref, topic, refusal.reason(), refusal.details());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The details of the refusal '%s' in %s cannot be written; the client gets none", refusal.reason(),
                    topic);
            return codec.errorReply(joinRef, ref, topic, refusal.reason(), Map.of());
        }
    }

    void error(String reason) {
        error(Refusal.of(reason));
    }

    /** Sends an item of a streamed result: before the reply, under the name of the event. */
    Frame item(String event, Object item) {
        return Frame.text(codec.push(joinRef, ref, topic, event, item));
    }

    /** Tells the client that the server ended its membership. */
    void closed(Map<String, ?> payload) {
        connection.send(Frame.text(codec.push(joinRef, joinRef, topic, Names.CLOSE, payload)));
    }
}
