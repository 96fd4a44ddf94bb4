package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.List;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.PayloadFormat;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;

/**
 * What forwarding needs to know of a codec.
 *
 * @param nack whether its sender sends packets again
 */
record TrackCodec(String name, int clockRate, PayloadFormat format, boolean nack) {

    private static final int PAYLOAD_TYPES = 128;

    /** @return by payload type; null where there is none */
    static TrackCodec[] table(List<Codec> codecs) {
        TrackCodec[] table = new TrackCodec[PAYLOAD_TYPES];
        for (Codec codec : codecs) {
            table[codec.payloadType() & PAYLOAD_TYPES - 1] = new TrackCodec(codec.name(), Math.max(1, codec.clockRate()),
                    PayloadFormat.of(codec.name()), codec.feedback().contains("nack"));
        }
        return table;
    }

    /** Microseconds in units of the timestamp. The origin does not matter, so a wrap of the product must not happen. */
    long units(long micros) {
        return micros / 1_000_000 * clockRate + micros % 1_000_000 * clockRate / 1_000_000;
    }
}
