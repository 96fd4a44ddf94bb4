package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * The 48-bit number of a packet: its sequence number, with how often that has wrapped above it (RFC 3711, section 3.3.1).
 */
final class RtpIndex {

    private static final int SEQUENCE_BITS = 16;
    private static final int HALF = 1 << SEQUENCE_BITS - 1;

    private RtpIndex() {
    }

    /**
     * Guesses the index by what is nearest to the highest one (RFC 3711, appendix A).
     *
     * @param highest the highest index so far; negative if there is none
     * @return negative if the packet would be from before the first wrap
     */
    static long estimate(long highest, int sequence) {
        if (highest < 0) {
            return sequence;
        }
        int last = (int) (highest & 0xffff);
        long rollover = rollover(highest);
        if (sequence - last > HALF) {
            rollover--;
        } else if (last - sequence > HALF) {
            rollover++;
        }
        return rollover << SEQUENCE_BITS | sequence;
    }

    static long rollover(long index) {
        return index >>> SEQUENCE_BITS;
    }
}
