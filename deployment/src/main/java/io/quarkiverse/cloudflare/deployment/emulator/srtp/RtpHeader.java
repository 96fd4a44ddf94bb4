package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * As much of the header of RTP and RTCP as SRTP needs (RFC 3550, sections 5.1 and 6.1).
 */
final class RtpHeader {

    static final int RTCP_LENGTH = 8;

    private static final int FIXED = 12;
    private static final int SEQUENCE_AT = 2;
    private static final int SSRC_AT = 8;
    private static final int RTCP_SSRC_AT = 4;
    private static final int VERSION_2 = 0x80;
    private static final int VERSION_MASK = 0xc0;
    private static final int EXTENSION = 0x10;
    private static final int CSRC_MASK = 0x0f;

    private RtpHeader() {
    }

    /**
     * @return where the payload begins, behind CSRCs and extensions; -1 if the packet ends before
     */
    static int length(byte[] packet, int length) {
        if (length < FIXED || !isVersion2(packet)) {
            return -1;
        }
        int end = FIXED + Integer.BYTES * (packet[0] & CSRC_MASK);
        if ((packet[0] & EXTENSION) != 0) {
            if (end + Integer.BYTES > length) {
                return -1;
            }
            end += Integer.BYTES + Integer.BYTES * Words.readShort(packet, end + Short.BYTES);
        }
        return end <= length ? end : -1;
    }

    static boolean isRtcp(byte[] packet, int length) {
        return length >= RTCP_LENGTH && isVersion2(packet);
    }

    static int sequence(byte[] packet) {
        return Words.readShort(packet, SEQUENCE_AT);
    }

    static int ssrc(byte[] packet) {
        return Words.read(packet, SSRC_AT);
    }

    static int rtcpSsrc(byte[] packet) {
        return Words.read(packet, RTCP_SSRC_AT);
    }

    private static boolean isVersion2(byte[] packet) {
        return (packet[0] & VERSION_MASK) == VERSION_2;
    }
}
