package io.quarkiverse.cloudflare.deployment.emulator.media;

/**
 * What the sender of a stream said of its clock in its last sender report. Owned by the media loop.
 */
final class SenderClock {

    private boolean known;
    private long ntp;
    private int timestamp;
    private long arrival;

    void reported(long time, int rtpTimestamp, long now) {
        known = true;
        ntp = time;
        timestamp = rtpTimestamp;
        arrival = now;
    }

    boolean known() {
        return known;
    }

    /** @return as NTP writes it: seconds in the upper 32 bits */
    long ntp() {
        return ntp;
    }

    int timestamp() {
        return timestamp;
    }

    /** @return the middle 32 bits of the time; 0 if there was no report */
    int lastReport() {
        return known ? (int) (ntp >>> 16) : 0;
    }

    /** @return since the report, in 1/65536 s; 0 if there was none */
    int delay(long now) {
        return known ? (int) ((now - arrival) * 65_536 / 1_000_000) : 0;
    }

    /** @return the sender's time at a timestamp, in microseconds; only if known */
    long micros(int rtpTimestamp, int clockRate) {
        long seconds = ntp >>> 32;
        long fraction = (ntp & 0xffff_ffffL) * 1_000_000 >>> 32;
        return seconds * 1_000_000 + fraction + (rtpTimestamp - timestamp) * 1_000_000L / clockRate;
    }
}
