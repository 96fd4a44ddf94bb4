package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/**
 * What a receiver says of one stream (RFC 3550, section 6.4.1).
 *
 * @param ssrc the stream
 * @param fractionLost of the packets since the last report, in 1/256
 * @param lost since the beginning; negative if packets came twice
 * @param highest the highest sequence number, extended by the count of its wraps; 32 bits
 * @param jitter in units of the timestamp
 * @param lastSenderReport the middle 32 bits of the NTP time of the last sender report; 0 if there was none
 * @param delay since then, in 1/65536 s
 */
public record ReportBlock(int ssrc, int fractionLost, int lost, int highest, int jitter, int lastSenderReport, int delay) {

    /** Bytes on the wire. */
    static final int LENGTH = 24;
}
