package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to ask of Opus, for {@link Sdp#withOpus}: for example {@code OpusOptions.unchanged().dtx(true).stereo(false)}.
 * <p>
 * A parameter tells the peer what the writer of the description would like to receive. So those of an offer are about what
 * the answerer sends, and those of an answer about what the offerer sends. An empty one is left as it is. {@code false}
 * removes the parameter: 0 is what all of them mean when they are absent.
 *
 * @param dtx discontinuous transmission, {@code usedtx}: nearly nothing is sent during silence. The SFU closes a track that
 *        sends no packet for 30 seconds
 * @param fec in-band forward error correction, {@code useinbandfec}: a lost packet can be concealed with the next one
 * @param stereo {@code stereo} and {@code sprop-stereo}. The first is about what the writer would like to receive, the second
 *        about what it is likely to send. Both are set and removed together, because without the hint a peer may play in
 *        mono what was sent in stereo, while a hint that is not kept costs nothing
 * @param maxAverageBitrate {@code maxaveragebitrate}, {@value #MIN_BITRATE} to {@value #MAX_BITRATE} bits per second
 */
public record OpusOptions(Optional<Boolean> dtx, Optional<Boolean> fec, Optional<Boolean> stereo,
        OptionalInt maxAverageBitrate) {

    /** The least Opus can do, in bits per second (RFC 7587). */
    public static final int MIN_BITRATE = 6_000;

    /** The most Opus can do, in bits per second (RFC 7587). */
    public static final int MAX_BITRATE = 510_000;

    /**
     * @throws IllegalArgumentException if the bit rate is out of bounds
     */
    public OpusOptions {
        Objects.requireNonNull(dtx, "dtx");
        Objects.requireNonNull(fec, "fec");
        Objects.requireNonNull(stereo, "stereo");
        maxAverageBitrate.ifPresent(OpusOptions::check);
    }

    private static void check(int bitrate) {
        if (bitrate < MIN_BITRATE || bitrate > MAX_BITRATE) {
            throw new IllegalArgumentException("The average bit rate of Opus must be " + MIN_BITRATE + " to " + MAX_BITRATE
                    + " bits per second; found " + bitrate);
        }
    }

    /**
     * Changes nothing, to begin with.
     */
    public static OpusOptions unchanged() {
        return new OpusOptions(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    public OpusOptions dtx(boolean wanted) {
        return new OpusOptions(Optional.of(wanted), fec, stereo, maxAverageBitrate);
    }

    public OpusOptions fec(boolean wanted) {
        return new OpusOptions(dtx, Optional.of(wanted), stereo, maxAverageBitrate);
    }

    public OpusOptions stereo(boolean wanted) {
        return new OpusOptions(dtx, fec, Optional.of(wanted), maxAverageBitrate);
    }

    /**
     * @throws IllegalArgumentException if the bit rate is out of bounds
     */
    public OpusOptions maxAverageBitrate(int bitsPerSecond) {
        return new OpusOptions(dtx, fec, stereo, OptionalInt.of(bitsPerSecond));
    }
}
