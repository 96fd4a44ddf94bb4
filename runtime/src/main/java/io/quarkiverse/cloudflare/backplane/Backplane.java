package io.quarkiverse.cloudflare.backplane;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * Carries every broadcast to the nodes whose members may receive it, this one included.
 * <p>
 * An implementation is thread-safe. It calls the subscriber of a topic one message at a time, with the messages of a topic in
 * the
 * same order on every node, which is the order of their offsets.
 */
public interface Backplane {

    /**
     * Sends a message to all subscribers of its topic.
     *
     * @return the position it got, or {@link Position#NONE} if it is not positioned
     */
    @CheckReturnValue
    Uni<Position> publish(BackplaneMessage message);

    /**
     * Begins to deliver the messages of a topic on this node. A topic has at most one subscriber on a node.
     *
     * @return where the stream stands; what comes after is delivered
     * @throws IllegalStateException if the topic has a subscriber
     */
    @CheckReturnValue
    Uni<Position> subscribe(String topic, Subscriber subscriber);

    /**
     * Stops to deliver the messages of a topic on this node. Nothing happens if it has no subscriber.
     */
    @CheckReturnValue
    Uni<Void> unsubscribe(String topic);

    /**
     * @return where the stream of a subscribed topic stands on this node; {@link Position#NONE} if it is not subscribed
     */
    Position position(String topic);

    /**
     * Receives the messages of a topic. It must not block and must not throw.
     */
    @FunctionalInterface
    interface Subscriber {

        /**
         * @param position {@link Position#NONE} for a message that has none
         */
        void deliver(Position position, BackplaneMessage message);
    }
}
