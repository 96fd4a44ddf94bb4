package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

/** A data channel to publish or to pull: what a request names. */
public sealed interface DataChannel {

    /** @return the name of the channel, unique within the publishing session */
    String name();

    /** @return how it delivers, the same for the publisher and all subscribers */
    Delivery delivery();

    /** A channel that a session publishes: what it sends goes to all that pulled it. */
    static Local publish(String name, Delivery delivery) {
        return new Local(name, delivery);
    }

    /** A channel of another session that a session receives. */
    static Remote pull(SessionId publisher, String name, Delivery delivery) {
        return new Remote(publisher, name, delivery, false, false);
    }

    /** See {@link DataChannel#publish}. */
    record Local(String name, Delivery delivery) implements DataChannel {
        public Local {
            Names.requireName("name", name);
            Objects.requireNonNull(delivery, "delivery");
        }
    }

    /**
     * See {@link DataChannel#pull}.
     *
     * @param waitForAck whether nothing is delivered before the subscriber's first message, which must come within 30 seconds
     *        and is consumed
     * @param canReply whether what the subscriber sends goes to the publisher; at most one subscriber of a channel can, and a
     *        new one takes the place of the old
     */
    record Remote(SessionId publisher, String name, Delivery delivery, boolean waitForAck, boolean canReply)
            implements
                DataChannel {
        public Remote {
            Objects.requireNonNull(publisher, "publisher");
            Names.requireName("name", name);
            Objects.requireNonNull(delivery, "delivery");
        }

        public Remote withWaitForAck() {
            return new Remote(publisher, name, delivery, true, canReply);
        }

        public Remote withReply(boolean allowed) {
            return new Remote(publisher, name, delivery, waitForAck, allowed);
        }
    }
}
