package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.deployment.emulator.sctp.Reliability;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;

/**
 * The stream of one session that carries a channel. Owned by the media loop.
 */
final class ChannelEnd {

    /**
     * How many bytes may wait on the way to a peer before messages that may get lost are dropped: what waits longer than it
     * takes to send this much is of no use.
     */
    static final int LONGEST_QUEUE_OF_UNRELIABLE = 1 << 20;

    private final Supplier<Optional<SctpAssociation>> sctp;
    private final int id;
    private final Reliability reliability;
    private boolean open = true;
    private long messagesIn;
    private long bytesIn;
    private long messagesOut;
    private long bytesOut;
    private long dropped;

    ChannelEnd(Supplier<Optional<SctpAssociation>> sctp, int id, ChannelOptions options) {
        this.sctp = sctp;
        this.id = id;
        this.reliability = new Reliability(options.ordered(), options.maxRetransmits(), options.maxPacketLifeTime());
    }

    int id() {
        return id;
    }

    boolean open() {
        return open;
    }

    ChannelStatus status() {
        if (!open) {
            return ChannelStatus.INACTIVE;
        }
        return sctp.get().filter(SctpAssociation::established).isPresent() ? ChannelStatus.ACTIVE : ChannelStatus.INITIALIZING;
    }

    ChannelTraffic traffic() {
        return new ChannelTraffic(messagesIn, bytesIn, messagesOut, bytesOut, dropped);
    }

    void received(byte[] payload) {
        messagesIn++;
        bytesIn += payload.length;
    }

    void dropped() {
        dropped++;
    }

    /**
     * Sends a message to this session's peer. If there is no room, an unreliable one is dropped, and a channel that promises
     * every message is closed: nobody is made to wait for a slow peer. One that is longer than the peer takes is dropped.
     */
    void send(int ppid, byte[] payload) {
        Optional<SctpAssociation> association = sctp.get().filter(SctpAssociation::established);
        boolean full = reliability.partial()
                && association.filter(way -> way.buffered() > LONGEST_QUEUE_OF_UNRELIABLE).isPresent();
        boolean tooLong = association.filter(way -> way.longestMessage() < payload.length).isPresent();
        if (!open || association.isEmpty() || full || tooLong) {
            dropped++;
        } else if (association.get().send(id, ppid, payload, reliability)) {
            messagesOut++;
            bytesOut += payload.length;
        } else {
            dropped++;
            if (!reliability.partial()) {
                close();
            }
        }
    }

    /** No message passes any more, and the peer sees the channel close. */
    void close() {
        if (open) {
            open = false;
            sctp.get().ifPresent(association -> association.resetStream(id));
        }
    }

    /** The association is gone. */
    void end() {
        open = false;
    }
}
