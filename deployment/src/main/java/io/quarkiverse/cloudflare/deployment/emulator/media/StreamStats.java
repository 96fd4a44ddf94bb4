package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Objects;
import java.util.Optional;

/**
 * What flowed in one stream so far.
 *
 * @param ssrc print it with {@link Integer#toUnsignedString(int)}
 * @param rid the layer of a simulcast; of a subscription, the one that is forwarded now
 * @param codec for example {@code VP8}; empty before the first packet
 * @param traffic how much
 * @param quality how well
 * @param feedback what had to be asked for
 */
public record StreamStats(int ssrc, Optional<String> rid, Optional<String> codec, Traffic traffic, Quality quality,
        Feedback feedback) {

    public StreamStats {
        Objects.requireNonNull(rid, "rid");
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(traffic, "traffic");
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(feedback, "feedback");
    }

    /**
     * @param packets those with a payload
     * @param bytes their payloads
     * @param bitrate of the last second, in bit/s
     * @param keyFrames how many began
     */
    public record Traffic(long packets, long bytes, long bitrate, long keyFrames) {
    }

    /**
     * @param lost packets that never came, as far as the receiver knows
     * @param jitterMillis the variation of their arrival (RFC 3550, section 6.4.1)
     * @param roundTripMillis between the peer and us; 0 if unknown
     */
    public record Quality(long lost, double jitterMillis, double roundTripMillis) {
    }

    /**
     * @param nacks packets the receiver asked for again
     * @param plis key frames the receiver asked for
     * @param repaired packets that were sent again
     */
    public record Feedback(long nacks, long plis, long repaired) {
    }
}
