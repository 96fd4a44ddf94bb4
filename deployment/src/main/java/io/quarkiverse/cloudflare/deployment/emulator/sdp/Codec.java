package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A codec as a media section maps it to a payload type.
 *
 * @param payloadType 0 to 127
 * @param name as it is written, for example {@code opus} or {@code H264}
 * @param clockRate in Hz
 * @param channels 1 if not stated
 * @param parameters the value of {@code a=fmtp} as it is written; empty if there is none
 * @param feedback the values of {@code a=rtcp-fb}, for example {@code nack pli}
 */
public record Codec(int payloadType, String name, int clockRate, int channels, String parameters, List<String> feedback) {

    public Codec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parameters, "parameters");
        feedback = List.copyOf(feedback);
    }

    /**
     * What two mappings must have in common for packets of one to be packets of the other: the name, the clock rate, the
     * channels, and what the profile of the codec says.
     */
    public String key() {
        return CodecKey.of(this);
    }

    /** The same without feedback that is not among these. */
    public Codec withFeedback(Set<String> kept) {
        return new Codec(payloadType, name, clockRate, channels, parameters, feedback.stream().filter(kept::contains).toList());
    }
}
