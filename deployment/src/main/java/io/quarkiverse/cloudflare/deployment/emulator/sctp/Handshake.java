package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Brings the association up, from either side or both at once, and again when the peer restarts (RFC 9260 section 5). Owned by
 * the media loop.
 */
final class Handshake {

    private static final int MOST_ATTEMPTS = 8;
    private static final long COOKIE_LIFE_MILLIS = 60_000;

    private enum State {
        CLOSED,
        COOKIE_WAIT,
        COOKIE_ECHOED,
        UP
    }

    /** What comes of it. */
    interface Outcome {

        /** The association begins, or begins anew with everything under way lost. */
        void up(Endpoint local, Endpoint peer);

        void failed(String reason);
    }

    private final Timers timers;
    private final RandomGenerator random;
    private final PacketWriter writer;
    private final Outcome outcome;
    private final StateCookie.Signer signer;
    private final Alarm repetition;
    private State state = State.CLOSED;
    private int attempts;
    private long pause;
    private Endpoint local = Endpoint.local(0, 0);
    private Endpoint peer = Endpoint.local(0, 0);
    private byte[] cookie = {};

    Handshake(Timers timers, RandomGenerator random, PacketWriter writer, Outcome outcome) {
        this.timers = timers;
        this.random = random;
        this.writer = writer;
        this.outcome = outcome;
        this.signer = new StateCookie.Signer(random);
        this.repetition = new Alarm(timers, this::repeat);
    }

    /** @return the tag of this side, 0 before there is one */
    int localTag() {
        return local.tag();
    }

    /** @return the tag of the peer, 0 before it is known */
    int peerTag() {
        return peer.tag();
    }

    void connect() {
        if (state == State.CLOSED) {
            local = newLocal();
            begin(State.COOKIE_WAIT);
        }
    }

    /** @return whether it was understood */
    boolean init(Chunk chunk) {
        Optional<InitChunk> init = InitChunk.read(chunk);
        init.ifPresent(this::answer);
        return init.isPresent();
    }

    private void answer(InitChunk init) {
        // While this side asks too, both get the same answer; an association that is there has its tags in the cookie.
        boolean asking = state == State.COOKIE_WAIT || state == State.COOKIE_ECHOED;
        boolean known = state == State.COOKIE_ECHOED || state == State.UP;
        Endpoint answering = asking ? local : newLocal();
        StateCookie made = new StateCookie(answering, init.sender(), known ? local.tag() : 0, known ? peer.tag() : 0,
                timers.clock().millis());
        writer.tag(init.sender().tag());
        writer.flush();
        new InitChunk(answering, Optional.of(signer.sign(made)), init.unrecognized()).write(writer, Wire.INIT_ACK);
        writer.flush();
        writer.tag(peer.tag());
    }

    /** @return whether it was understood */
    boolean initAck(Chunk chunk) {
        if (state != State.COOKIE_WAIT) {
            return true;
        }
        Optional<InitChunk> answer = InitChunk.read(chunk);
        if (answer.isEmpty() || answer.get().cookie().isEmpty()) {
            return false;
        }
        byte[] received = answer.get().cookie().get();
        if (received.length > PacketWriter.LONGEST_VALUE) {
            end();
            outcome.failed("The cookie of the peer has " + received.length + " bytes; a packet has room for "
                    + PacketWriter.LONGEST_VALUE);
            return true;
        }
        peer = answer.get().sender();
        cookie = received;
        begin(State.COOKIE_ECHOED);
        return true;
    }

    /**
     * @param tag of the packet
     * @return whether the cookie is ours and fits
     */
    boolean cookieEcho(Chunk chunk, int tag) {
        Optional<StateCookie> verified = signer.verify(chunk.bytes(0));
        if (verified.isEmpty() || verified.get().local().tag() != tag) {
            return false;
        }
        StateCookie echoed = verified.get();
        boolean ours = echoed.local().tag() == local.tag();
        boolean theirs = echoed.peer().tag() == peer.tag();
        if (state == State.UP && ours && theirs) {
            // Our COOKIE ACK was lost.
            acknowledge();
            return true;
        }
        if (timers.clock().millis() - echoed.created() > COOKIE_LIFE_MILLIS) {
            refuseStale(echoed);
            return true;
        }
        boolean restart = echoed.localTie() == local.tag() && echoed.peerTie() == peer.tag();
        // What is left is an old cookie of an attempt that the peer gave up.
        if (state == State.CLOSED || ours || restart) {
            up(echoed.local(), echoed.peer());
            return true;
        }
        return false;
    }

    void cookieAck() {
        if (state == State.COOKIE_ECHOED) {
            repetition.stop();
            state = State.UP;
            outcome.up(local, peer);
        }
    }

    /** The peer took too long to echo our cookie, or we to echo its. */
    void staleCookie() {
        if (state == State.COOKIE_ECHOED) {
            peer = Endpoint.local(0, 0);
            begin(State.COOKIE_WAIT);
        }
    }

    void end() {
        repetition.stop();
    }

    private void up(Endpoint agreedLocal, Endpoint agreedPeer) {
        repetition.stop();
        local = agreedLocal;
        peer = agreedPeer;
        state = State.UP;
        acknowledge();
        outcome.up(local, peer);
    }

    private void acknowledge() {
        writer.tag(peer.tag());
        writer.empty(Wire.COOKIE_ACK, 0);
    }

    private void refuseStale(StateCookie echoed) {
        writer.tag(echoed.peer().tag());
        long late = timers.clock().millis() - echoed.created() - COOKIE_LIFE_MILLIS;
        ByteBuffer out = writer.begin(Wire.ERROR, 0, 8);
        out.putShort((short) Wire.STALE_COOKIE).putShort((short) 8);
        out.putInt((int) Math.min(Integer.MAX_VALUE, late * 1000));
        writer.end();
        writer.tag(peer.tag());
    }

    private void begin(State next) {
        state = next;
        attempts = 0;
        pause = RetransmissionTimeout.INITIAL;
        repeat();
    }

    private void repeat() {
        if (attempts > MOST_ATTEMPTS) {
            outcome.failed("The peer did not answer " + attempts + " attempts to connect");
            return;
        }
        attempts++;
        if (state == State.COOKIE_WAIT) {
            writer.tag(0);
            new InitChunk(local, Optional.empty(), List.of()).write(writer, Wire.INIT);
        } else {
            writer.tag(peer.tag());
            writer.begin(Wire.COOKIE_ECHO, 0, cookie.length).put(cookie);
            writer.end();
        }
        writer.flush();
        repetition.start(pause);
        pause = Math.min(2 * pause, RetransmissionTimeout.LONGEST);
    }

    private Endpoint newLocal() {
        int tag = random.nextInt();
        return Endpoint.local(tag == 0 ? 1 : tag, random.nextInt());
    }
}
