package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import java.util.Arrays;

/**
 * The last packets of a stream, to be sent again. Its arrays are used again. Owned by the media loop.
 */
public final class NackCache {

    // Arrays grow in steps, so that packets of varying sizes do not make a new one each time.
    private static final int STEP = 256;
    private static final byte[] NOTHING = {};

    private final byte[][] payloads;
    // The sequence number plus one; 0 is an empty place.
    private final int[] sequences;
    private final int[] lengths;
    private final int[] timestamps;
    private final byte[] flags;

    /**
     * @param capacity how many packets, a power of two up to 32768
     */
    public NackCache(int capacity) {
        if (Integer.bitCount(capacity) != 1 || capacity > 0x8000) {
            throw new IllegalArgumentException("The capacity must be a power of two up to 32768; found " + capacity);
        }
        payloads = new byte[capacity][];
        Arrays.fill(payloads, NOTHING);
        sequences = new int[capacity];
        lengths = new int[capacity];
        timestamps = new int[capacity];
        flags = new byte[capacity];
    }

    /** Copies the payload and what of the header is needed. Takes the place of an older packet. */
    public void put(RtpPacket packet) {
        int place = packet.sequence() & sequences.length - 1;
        int length = packet.payloadLength();
        if (payloads[place].length < length) {
            payloads[place] = new byte[(length + STEP - 1) / STEP * STEP];
        }
        System.arraycopy(packet.data(), packet.payload(), payloads[place], 0, length);
        sequences[place] = packet.sequence() + 1;
        lengths[place] = length;
        timestamps[place] = packet.timestamp();
        flags[place] = packet.data()[1];
    }

    /**
     * @param sequence 0 to 65535
     * @return the place of the packet; -1 if it is not there, or not any more
     */
    public int find(int sequence) {
        int place = sequence & sequences.length - 1;
        return sequences[place] == sequence + 1 ? place : -1;
    }

    public byte[] payload(int place) {
        return payloads[place];
    }

    public int length(int place) {
        return lengths[place];
    }

    public int timestamp(int place) {
        return timestamps[place];
    }

    public boolean marker(int place) {
        return flags[place] < 0;
    }

    public int payloadType(int place) {
        return flags[place] & 0x7f;
    }

    /** Forgets all packets, and keeps the arrays. */
    public void clear() {
        Arrays.fill(sequences, 0);
    }
}
