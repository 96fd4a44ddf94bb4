package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.Optional;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * One SCTP association as data channels use it (RFC 9260 and RFC 8831): it answers the peer's INIT, or asks first with
 * {@link #connect()}. Owned by the media loop; events come from within {@link #receive(byte[], int)} and from timers.
 */
public final class SctpAssociation {

    private final SctpSettings settings;
    private final Timers timers;
    private final SctpEvents events;
    private final PacketWriter writer;
    private final ControlChunks control;
    private final Handshake handshake;
    private final LinkOwner owner = new Owner();
    private Optional<Link> link = Optional.empty();
    /** Why it ended, until the user was told. */
    private Optional<String> end = Optional.empty();
    private boolean ended;
    /** While an event is handled, what is to be sent waits for its end. */
    private boolean working;
    private long packetsIn;
    private long refused;

    /** @param random of which tags, numbers and the key of cookies are made */
    public SctpAssociation(SctpSettings settings, Timers timers, RandomGenerator random, SctpOutput output, SctpEvents events) {
        this.settings = settings;
        this.timers = timers;
        this.events = events;
        this.writer = new PacketWriter(settings, output);
        this.control = new ControlChunks(writer);
        this.handshake = new Handshake(timers, random, writer, new Owner());
    }

    /** Asks the peer for an association. Both sides may ask at once. */
    public void connect() {
        if (!ended) {
            handshake.connect();
        }
    }

    /**
     * Takes a packet of the peer. One that is damaged, malformed or not for this association only moves a counter.
     *
     * @param packet starts at 0; not kept
     */
    public void receive(byte[] packet, int length) {
        Optional<Packet> read = Packet.read(packet, length, settings).filter(this::isForUs);
        if (read.isEmpty()) {
            refused++;
        } else if (ended) {
            takeLate(read.get());
        } else {
            packetsIn++;
            work(() -> take(read.get()));
        }
    }

    private void takeLate(Packet packet) {
        // Our last word got lost: the peer would ask for it again and again.
        if (packet.first().type() == Wire.SHUTDOWN_ACK && link.isPresent()) {
            writer.empty(Wire.SHUTDOWN_COMPLETE, 0);
            writer.flush();
        }
    }

    private boolean isForUs(Packet packet) {
        int tag = packet.tag();
        Chunk first = packet.first();
        switch (first.type()) {
            case Wire.INIT -> {
                return tag == 0 && packet.chunks().size() == 1;
            }
            case Wire.COOKIE_ECHO -> {
                // It carries the tag of the cookie, which may be new.
                return tag != 0;
            }
            case Wire.ABORT, Wire.SHUTDOWN_COMPLETE -> {
                boolean reflected = (first.flags() & Wire.REFLECTED) != 0;
                return tag != 0 && tag == (reflected ? handshake.peerTag() : handshake.localTag());
            }
            default -> {
                return tag != 0 && tag == handshake.localTag();
            }
        }
    }

    private void take(Packet packet) {
        for (Chunk chunk : packet.chunks()) {
            if (ended) {
                return;
            }
            if (!take(chunk, packet.tag())) {
                refused++;
                break;
            }
        }
        if (established()) {
            link.get().receiver().packetEnds();
        }
    }

    /** @return whether the rest of the packet is to be read */
    private boolean take(Chunk chunk, int tag) {
        switch (chunk.type()) {
            case Wire.INIT -> {
                return tag == 0 && handshake.init(chunk);
            }
            case Wire.INIT_ACK -> {
                return handshake.initAck(chunk);
            }
            case Wire.COOKIE_ECHO -> {
                return handshake.cookieEcho(chunk, tag);
            }
            case Wire.COOKIE_ACK -> handshake.cookieAck();
            case Wire.HEARTBEAT -> {
                return link.isPresent() && control.heartbeat(chunk);
            }
            case Wire.HEARTBEAT_ACK -> {
            }
            case Wire.ERROR -> {
                if (control.saysStaleCookie(chunk)) {
                    handshake.staleCookie();
                }
            }
            case Wire.ABORT -> end("The peer aborted the association" + ControlChunks.causeOf(chunk));
            case Wire.SHUTDOWN_COMPLETE -> link.ifPresent(present -> present.shutdown().completed());
            case Wire.DATA, Wire.SACK, Wire.FORWARD_TSN, Wire.RE_CONFIG, Wire.SHUTDOWN, Wire.SHUTDOWN_ACK -> {
                return link.isPresent() && link.get().take(chunk);
            }
            default -> {
                return control.unknown(chunk, link.isPresent());
            }
        }
        return true;
    }

    /**
     * Sends a message, or keeps it until there is room on the way.
     *
     * @param stream 0..65535
     * @param payload 1 byte to the longest message agreed on; must not change afterwards
     * @return false if nothing is kept: 8 MiB are waiting already, the association is not up, or the peer has no such stream
     */
    public boolean send(int stream, int ppid, byte[] payload, Reliability reliability) {
        if (payload.length == 0 || payload.length > settings.maxMessageSize()) {
            throw new IllegalArgumentException(
                    "A message must have 1.." + settings.maxMessageSize() + " bytes; found " + payload.length);
        }
        boolean kept = established() && stream < link.get().outboundStreams() && !link.get().shutdown().begun()
                && link.get().sender().add(stream, ppid, payload, reliability);
        if (kept) {
            owner.flush();
        }
        return kept;
    }

    /** Closes this direction of the stream once everything sent there is on its way; what is sent later waits for that. */
    public void resetStream(int stream) {
        if (established()) {
            link.get().resets().reset(stream);
            owner.flush();
        }
    }

    /** Stops or resumes the delivery of messages. Meanwhile at most 1 MiB is held, and the peer is kept from sending more. */
    public void pause(boolean pauses) {
        if (established()) {
            link.get().receiver().pause(pauses);
            owner.flush();
        }
    }

    /** @return how many bytes a message may have, as the peer said */
    public int longestMessage() {
        return settings.maxMessageSize();
    }

    /** @return how many bytes wait or are under way, with 64 more for each message */
    public long buffered() {
        return link.map(present -> present.sender().buffered()).orElse(0L);
    }

    public boolean established() {
        return link.isPresent() && !ended;
    }

    public SctpStats stats() {
        long chunks = link.map(present -> present.receiver().refused()).orElse(0L);
        Optional<DataSender> sender = link.map(Link::sender);
        return new SctpStats(packetsIn, writer.packets(), refused + chunks, sender.map(DataSender::retransmissions).orElse(0L),
                sender.map(DataSender::window).orElse(0), sender.map(DataSender::timeoutMillis).orElse(0L),
                link.map(present -> present.receiver().held()).orElse(0));
    }

    /** Ends the association in agreement once everything sent has arrived; {@link SctpEvents#closed(String)} follows. */
    public void shutdown() {
        if (established()) {
            link.get().shutdown().begin();
            owner.flush();
        }
    }

    /** Aborts: tells the peer, forgets everything and calls no event. */
    public void close() {
        if (!ended) {
            tellAbort(Wire.USER_INITIATED_ABORT);
            end("");
            end = Optional.empty();
            link = Optional.empty();
        }
    }

    private void tellAbort(int cause) {
        if (handshake.peerTag() != 0) {
            control.abort(cause);
        }
    }

    private void end(String reason) {
        if (!ended) {
            ended = true;
            end = Optional.of(reason);
            handshake.end();
            link.ifPresent(Link::end);
        }
    }

    private void work(Runnable task) {
        if (working) {
            task.run();
            return;
        }
        working = true;
        try {
            task.run();
            deliver();
        } finally {
            working = false;
        }
        if (!ended) {
            link.ifPresent(Link::write);
        }
        writer.flush();
    }

    private void deliver() {
        for (Optional<InboundMessage> next = read(); next.isPresent(); next = read()) {
            InboundMessage message = next.get();
            if (message.isReset()) {
                events.streamReset(message.stream());
            } else {
                events.message(message.stream(), message.ppid(), message.payload(), message.ordered());
            }
        }
        Optional<String> reason = end;
        end = Optional.empty();
        reason.ifPresent(events::closed);
    }

    private Optional<InboundMessage> read() {
        return link.flatMap(present -> present.receiver().read());
    }

    /** How its parts call it. */
    private final class Owner implements LinkOwner, Handshake.Outcome {

        @Override
        public void up(Endpoint local, Endpoint peer) {
            link.ifPresent(Link::end);
            link = Optional.of(new Link(new Link.Parts(timers, writer, owner, local, peer),
                    () -> end("The association was shut down")));
            events.established();
        }

        @Override
        public void failed(String reason) {
            work(() -> end(reason));
        }

        @Override
        public void flush() {
            work(() -> {
            });
        }

        @Override
        public void abort(int cause, String reason) {
            work(() -> {
                tellAbort(cause);
                end(reason);
            });
        }
    }
}
