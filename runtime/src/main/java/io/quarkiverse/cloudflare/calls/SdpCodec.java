package io.quarkiverse.cloudflare.calls;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A codec of a media section.
 *
 * @param payloadType 0 to 127
 * @param name as it is written, for example {@code opus} or {@code H264}
 * @param clockRate in Hz
 * @param channels 1 if not stated
 * @param parameters those of {@code a=fmtp} in their order, names in lower case; the value of one without {@code =} is empty
 */
public record SdpCodec(int payloadType, String name, int clockRate, int channels, Map<String, String> parameters) {

    public SdpCodec {
        Objects.requireNonNull(name, "name");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
