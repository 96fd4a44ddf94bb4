package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u8;

import java.util.Locale;

/**
 * How a codec lays its pictures out in packets, as far as forwarding needs to know it.
 */
public enum PayloadFormat {
    /** RFC 7741. */
    VP8 {
        @Override
        public boolean startsKeyFrame(byte[] data, int offset, int length) {
            int frame = PictureDescriptor.vp8Length(data, offset, length);
            // The first packet of the first partition, of a frame whose header says that it is no inter frame.
            return frame > 0 && frame < length && (data[offset] & 0x17) == 0x10 && (data[offset + frame] & 1) == 0;
        }
    },
    /** RFC 9628. */
    VP9 {
        @Override
        public boolean startsKeyFrame(byte[] data, int offset, int length) {
            return length > 0 && (data[offset] & 0x48) == 0x08 && PictureDescriptor.vp9Spatial(data, offset, length) == 0;
        }
    },
    /** RFC 6184. */
    H264 {
        @Override
        public boolean startsKeyFrame(byte[] data, int offset, int length) {
            return NalUnits.h264KeyFrame(data, offset, length);
        }
    },
    /** RFC 7798. */
    H265 {
        @Override
        public boolean startsKeyFrame(byte[] data, int offset, int length) {
            return NalUnits.h265KeyFrame(data, offset, length);
        }
    },
    /** RTP Payload Format For AV1, section 4.4: the first packet of a coded video sequence. */
    AV1 {
        @Override
        public boolean startsKeyFrame(byte[] data, int offset, int length) {
            return length > 0 && (u8(data, offset) & 0x88) == 0x08;
        }
    },
    /** Of audio, and of codecs that are not known here: every packet can be the first. */
    OTHER {
        @Override
        public boolean startsKeyFrame(byte[] data, int offset, int length) {
            return true;
        }
    };

    /**
     * @param codec the name of the codec in any case, for example {@code vp8}
     */
    public static PayloadFormat of(String codec) {
        return switch (codec.toUpperCase(Locale.ROOT)) {
            case "VP8" -> VP8;
            case "VP9" -> VP9;
            case "H264" -> H264;
            case "H265" -> H265;
            case "AV1" -> AV1;
            default -> OTHER;
        };
    }

    /**
     * @return whether a decoder that knows nothing yet can begin with this payload
     */
    public abstract boolean startsKeyFrame(byte[] data, int offset, int length);
}
