package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * What there is between two sides from when the association is up until it ends or the peer restarts. Owned by the media loop.
 */
final class Link {

    /** What its parts are made of. */
    record Parts(Timers timers, PacketWriter writer, LinkOwner owner, Endpoint local, Endpoint peer) {
    }

    private final int outboundStreams;
    private final DataSender sender;
    private final DataReceiver receiver;
    private final StreamReset resets;
    private final Shutdown shutdown;

    Link(Parts parts, Runnable shutDown) {
        outboundStreams = Math.min(Endpoint.STREAMS, parts.peer().inbound());
        sender = new DataSender(parts);
        receiver = new DataReceiver(parts);
        resets = new StreamReset(parts, sender, receiver);
        shutdown = new Shutdown(parts, sender, receiver, shutDown);
    }

    int outboundStreams() {
        return outboundStreams;
    }

    DataSender sender() {
        return sender;
    }

    DataReceiver receiver() {
        return receiver;
    }

    StreamReset resets() {
        return resets;
    }

    Shutdown shutdown() {
        return shutdown;
    }

    /** @return whether the chunk was well-formed, and of a kind that belongs to a link */
    boolean take(Chunk chunk) {
        switch (chunk.type()) {
            case Wire.DATA -> {
                return receiver.data(chunk);
            }
            case Wire.SACK -> {
                return sender.sack(chunk);
            }
            case Wire.FORWARD_TSN -> {
                return receiver.forward(chunk);
            }
            case Wire.RE_CONFIG -> {
                return resets.reconfigure(chunk);
            }
            case Wire.SHUTDOWN -> {
                return shutdown.received(chunk);
            }
            case Wire.SHUTDOWN_ACK -> {
                shutdown.acknowledged();
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** Writes everything that may be sent now. */
    void write() {
        receiver.write();
        sender.write();
        resets.write();
        shutdown.write();
    }

    void end() {
        sender.end();
        receiver.end();
        resets.end();
        shutdown.end();
    }
}
