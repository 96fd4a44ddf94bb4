package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * A message on its way out. Owned by the media loop.
 */
final class OutboundMessage {

    /** The bytes of payload that fit into a packet of their own. */
    static final int LONGEST_FRAGMENT = PacketWriter.LONGEST_VALUE - SentChunk.DATA_HEADER;

    /** What a message takes of the buffer besides its payload, so that very many very short ones are bounded too. */
    static final int OVERHEAD = 64;

    private static final byte[] GONE = {};

    final int stream;
    final int ppid;
    final Reliability reliability;
    private final long deadline;
    private final int length;
    private byte[] payload;
    private int sent;
    private int charge;
    private boolean abandoned;
    /** Of ordered messages, from the first fragment on. */
    int sequence;
    /** From the first fragment on. */
    long firstTsn;

    /** @param now milliseconds of the clock */
    OutboundMessage(int stream, int ppid, byte[] payload, Reliability reliability, long now) {
        this.stream = stream;
        this.ppid = ppid;
        this.payload = payload;
        this.length = payload.length;
        this.reliability = reliability;
        this.deadline = reliability.maxLifetimeMillis().isPresent()
                ? now + reliability.maxLifetimeMillis().getAsInt()
                : Long.MAX_VALUE;
        this.charge = charge(payload.length);
    }

    static int charge(int length) {
        return length + OVERHEAD;
    }

    boolean begun() {
        return sent > 0;
    }

    boolean wholeSent() {
        return sent == length;
    }

    boolean abandoned() {
        return abandoned;
    }

    byte[] payload() {
        return payload;
    }

    int nextLength() {
        return Math.min(LONGEST_FRAGMENT, length - sent);
    }

    /** Takes the next fragment. */
    SentChunk next(long tsn) {
        if (!begun()) {
            firstTsn = tsn;
        }
        int fragment = nextLength();
        SentChunk chunk = new SentChunk(tsn, this, sent, fragment, sent + fragment == length);
        sent += fragment;
        return chunk;
    }

    /** @return whether it must not be sent any more at this time, after so many repetitions of a part of it */
    boolean spent(long now, int repetitions) {
        return now > deadline || reliability.maxRetransmits().isPresent()
                && repetitions > reliability.maxRetransmits().getAsInt();
    }

    /** Gives it up. @return what it still takes of the buffer */
    int abandon() {
        abandoned = true;
        payload = GONE;
        return release(charge);
    }

    /** @return what the fragment took of the buffer */
    int acknowledged(SentChunk chunk) {
        return release(chunk.end() ? charge : chunk.length());
    }

    private int release(int bytes) {
        int released = Math.min(bytes, charge);
        charge -= released;
        return released;
    }
}
