package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives ids to the channels of one session. Browsers are the DTLS client here, so the ids of the channels they open themselves
 * are even (RFC 8832 section 6); ours are odd, and begin far from theirs because some browsers do not keep to that before they
 * know their role. Owned by the media loop.
 */
final class ChannelIds {

    private static final int FIRST = 101;
    /** The first id that browsers refuse. */
    private static final int END = 1024;

    private final Set<Integer> used = new HashSet<>();
    /** Closed by us, in this order, while the peer has not closed its direction. */
    private final Set<Integer> closing = new LinkedHashSet<>();
    private final Set<Integer> ofPeer = new HashSet<>();
    private int next = FIRST;

    /** @return an id, the longest unused first; empty if all are in use */
    OptionalInt take() {
        for (int tried = 0; tried < END; tried += 2) {
            int id = next;
            next = next + 2 < END ? next + 2 : 1;
            if (!closing.contains(id) && !ofPeer.contains(id) && used.add(id)) {
                return OptionalInt.of(id);
            }
        }
        // A peer that never opened the channel has nothing to close: what waits longest is free most probably.
        for (int id : closing) {
            if (!ofPeer.contains(id)) {
                closing.remove(id);
                used.add(id);
                return OptionalInt.of(id);
            }
        }
        return OptionalInt.empty();
    }

    /** The peer opened a channel itself. */
    void openedByPeer(int id) {
        ofPeer.add(id);
    }

    boolean isOpenedByPeer(int id) {
        return ofPeer.contains(id);
    }

    /**
     * We closed the channel.
     *
     * @param awaitsPeer whether the peer has not closed its direction
     */
    void close(int id, boolean awaitsPeer) {
        used.remove(id);
        if (awaitsPeer) {
            closing.add(id);
        }
    }

    /** The peer closed its direction: the id of a closed channel is free again. */
    void closedByPeer(int id) {
        closing.remove(id);
        ofPeer.remove(id);
    }
}
