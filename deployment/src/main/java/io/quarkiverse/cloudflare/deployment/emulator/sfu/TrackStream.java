package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;
import java.util.Optional;

/**
 * What flowed of one track or of one of its layers.
 *
 * @param rid the layer; of a pull, the one that is forwarded
 * @param codec for example {@code VP8}; empty before the first packet
 * @param packets since the beginning
 * @param bytes of the same packets
 * @param lost packets that are missing, as far as that is known
 */
public record TrackStream(Optional<String> rid, Optional<String> codec, long packets, long bytes, long lost) {

    public TrackStream {
        Objects.requireNonNull(rid, "rid");
        Objects.requireNonNull(codec, "codec");
    }
}
