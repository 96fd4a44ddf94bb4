package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/** The numbers of the formats, and the arithmetic of numbers that wrap. Sections are RFC 9260's unless said otherwise. */
final class Wire {

    /** Bytes of the common header, and of the head of a chunk, a parameter or an error cause. */
    static final int COMMON_HEADER = 12;
    static final int HEAD = 4;

    // Section 3.2
    static final int DATA = 0;
    static final int INIT = 1;
    static final int INIT_ACK = 2;
    static final int SACK = 3;
    static final int HEARTBEAT = 4;
    static final int HEARTBEAT_ACK = 5;
    static final int ABORT = 6;
    static final int SHUTDOWN = 7;
    static final int SHUTDOWN_ACK = 8;
    static final int ERROR = 9;
    static final int COOKIE_ECHO = 10;
    static final int COOKIE_ACK = 11;
    static final int SHUTDOWN_COMPLETE = 14;
    static final int RE_CONFIG = 130;
    static final int FORWARD_TSN = 192;

    // Flags of DATA, and that of ABORT and SHUTDOWN COMPLETE which says that the tag is the receiver's own
    static final int END = 1;
    static final int BEGIN = 2;
    static final int UNORDERED = 4;
    static final int IMMEDIATE = 8;
    static final int REFLECTED = 1;

    // Parameters of INIT and INIT ACK
    static final int STATE_COOKIE = 7;
    static final int UNRECOGNIZED_PARAMETER = 8;
    static final int SUPPORTED_EXTENSIONS = 0x8008;
    static final int FORWARD_TSN_SUPPORTED = 0xc000;

    // Parameters of RE-CONFIG, RFC 6525 section 4
    static final int OUTGOING_RESET_REQUEST = 13;
    static final int INCOMING_RESET_REQUEST = 14;
    static final int TSN_RESET_REQUEST = 15;
    static final int RESET_RESPONSE = 16;
    static final int ADD_OUTGOING_STREAMS = 17;
    static final int ADD_INCOMING_STREAMS = 18;

    // Error causes, section 3.3.10
    static final int INVALID_STREAM = 1;
    static final int STALE_COOKIE = 3;
    static final int OUT_OF_RESOURCE = 4;
    static final int UNRECOGNIZED_CHUNK = 6;
    static final int NO_USER_DATA = 9;
    static final int USER_INITIATED_ABORT = 12;

    private static final long WRAP = 1L << 32;

    private Wire() {
    }

    /** @return a TSN as a number that never wraps, the first of its kind */
    static long unwrapped(int tsn) {
        // One lap ahead, so that what lies before it is not negative.
        return WRAP + Integer.toUnsignedLong(tsn);
    }

    /** @return the unwrapped TSN nearest to another one */
    static long unwrapped(int tsn, long near) {
        return near + (tsn - (int) near);
    }

    /** @return the length with the padding that follows it */
    static int padded(int length) {
        return length + 3 & ~3;
    }
}
