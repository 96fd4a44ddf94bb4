package io.quarkiverse.cloudflare.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * A room under load, as the generator knows it: the first member sends, everyone receives. Not thread-safe: owned by the
 * generator.
 */
final class LoadRoom {

    // A member may be this many broadcasts behind before their due times are overwritten.
    private static final int REMEMBERED = 1 << 16;

    private final int id;
    private final List<Connection> members = new ArrayList<>();
    private final long[] due = new long[REMEMBERED];
    private long sent;

    LoadRoom(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    List<Connection> members() {
        return members;
    }

    Connection sender() {
        return members.get(0);
    }

    long sent() {
        return sent;
    }

    /** Notes that the next message is, or was, due at this time. Returns its sequence number. */
    long next(long dueNanos) {
        due[(int) (sent & (REMEMBERED - 1))] = dueNanos;
        return sent++;
    }

    long due(long sequence) {
        return due[(int) (sequence & (REMEMBERED - 1))];
    }

    /** Deliveries that are still to come, to members that read. */
    long missing() {
        long missing = 0;
        for (Connection member : members) {
            if (!member.isStalled()) {
                missing += sent - member.received();
            }
        }
        return missing;
    }
}
