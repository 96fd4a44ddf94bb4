package io.quarkiverse.cloudflare.bench.load;

import java.nio.ByteBuffer;

/**
 * What clients of one server say and hear. The frames handed over are text frames; nothing is copied or decoded but what a
 * method looks at.
 */
interface Protocol {

    /** The target of the upgrade request of a member of this room. */
    String target(int room);

    /** Called after the upgrade. Asks for the join, where the protocol has one. */
    default void join(Connection connection) {
    }

    /**
     * Called before a connection is closed. Says good-bye, where a server would otherwise keep the member's place for a while.
     */
    default void leave(Connection connection) {
    }

    /** Whether the frame delivers a broadcast. Called for each frame, so it looks at a byte or two. */
    boolean isDelivery(ByteBuffer in, int at, int length);

    /** Any other frame: a join reply, presence, a ping. */
    void other(Connection connection, ByteBuffer in, int at, int length);

    /** A message for the room with this text. */
    String message(int room, long sequence, String text);

    /** Sent every 20 seconds to keep the connection; empty if nothing needs to be. */
    default String heartbeat() {
        return "";
    }
}
