package io.quarkiverse.cloudflare.runtime.backplane;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.backplane.Backplane;
import io.quarkiverse.cloudflare.backplane.BackplaneMessage;
import io.quarkiverse.cloudflare.backplane.Position;
import io.smallrye.mutiny.Uni;

/**
 * The backplane of an application with one node: a message is delivered in place, by the thread that publishes it.
 * <p>
 * Thread-safe. A stream lives as long as its subscription.
 */
public final class LocalBackplane implements Backplane {

    private final Map<String, Stream> streams = new ConcurrentHashMap<>();
    private final Supplier<String> epochs;

    /**
     * @param epochs gives a name that no stream has had
     */
    public LocalBackplane(Supplier<String> epochs) {
        this.epochs = epochs;
    }

    @Override
    public Uni<Position> publish(BackplaneMessage message) {
        return Uni.createFrom().item(() -> {
            Stream stream = streams.get(message.topic());
            return stream == null ? Position.NONE : stream.publish(message);
        });
    }

    @Override
    public Uni<Position> subscribe(String topic, Subscriber subscriber) {
        return Uni.createFrom().item(() -> {
            Stream stream = new Stream(epochs.get(), subscriber);
            if (streams.putIfAbsent(topic, stream) != null) {
                throw new IllegalStateException("The topic '" + topic + "' has a subscriber already");
            }
            return stream.position();
        });
    }

    @Override
    public Uni<Void> unsubscribe(String topic) {
        return Uni.createFrom().item(() -> streams.remove(topic)).replaceWithVoid();
    }

    @Override
    public Position position(String topic) {
        Stream stream = streams.get(topic);
        return stream == null ? Position.NONE : stream.position();
    }

    /** The messages of one topic. Thread-safe: its lock keeps deliveries in the order of their offsets. */
    private static final class Stream {

        private final String epoch;
        private final Subscriber subscriber;
        private long offset;

        private Stream(String epoch, Subscriber subscriber) {
            this.epoch = epoch;
            this.subscriber = subscriber;
        }

        private synchronized Position publish(BackplaneMessage message) {
            if (!message.positioned()) {
                subscriber.deliver(Position.NONE, message);
                return Position.NONE;
            }
            Position position = new Position(epoch, offset + 1);
            subscriber.deliver(position, message);
            // Only now: a message that cannot be encoded takes no place.
            offset++;
            return position;
        }

        private synchronized Position position() {
            return new Position(epoch, offset);
        }
    }
}
