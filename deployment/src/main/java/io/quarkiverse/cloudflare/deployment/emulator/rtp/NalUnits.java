package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u16;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u8;

/**
 * Finds the units that a key frame of H.264 or H.265 begins with: parameter sets, or a picture that can be decoded alone.
 */
final class NalUnits {

    private static final int H264_IDR = 5;
    private static final int H264_SPS = 7;
    private static final int H264_STAP_A = 24;
    private static final int H264_FU_A = 28;

    private static final int H265_FIRST_IRAP = 16;
    private static final int H265_LAST_IRAP = 21;
    private static final int H265_VPS = 32;
    private static final int H265_SPS = 33;
    private static final int H265_AGGREGATION = 48;
    private static final int H265_FRAGMENTATION = 49;

    private NalUnits() {
    }

    static boolean h264KeyFrame(byte[] data, int offset, int length) {
        if (length < 2) {
            return false;
        }
        int type = data[offset] & 0x1f;
        return switch (type) {
            case H264_STAP_A -> anyOf(data, offset + 1, offset + length, false);
            // Only the first fragment.
            case H264_FU_A -> data[offset + 1] < 0 && h264Begins(data[offset + 1] & 0x1f);
            default -> h264Begins(type);
        };
    }

    static boolean h265KeyFrame(byte[] data, int offset, int length) {
        if (length < 3) {
            return false;
        }
        int type = h265Type(data, offset);
        return switch (type) {
            case H265_AGGREGATION -> anyOf(data, offset + 2, offset + length, true);
            case H265_FRAGMENTATION -> data[offset + 2] < 0 && h265Begins(data[offset + 2] & 0x3f);
            default -> h265Begins(type);
        };
    }

    /** Looks at the units of an aggregation, each behind its length. */
    private static boolean anyOf(byte[] data, int from, int end, boolean h265) {
        int at = from;
        while (at + 2 < end) {
            int unit = at + 2;
            if (h265 ? h265Begins(h265Type(data, unit)) : h264Begins(data[unit] & 0x1f)) {
                return true;
            }
            at = unit + u16(data, at);
        }
        return false;
    }

    private static boolean h264Begins(int type) {
        return type == H264_IDR || type == H264_SPS;
    }

    private static int h265Type(byte[] data, int offset) {
        return u8(data, offset) >> 1 & 0x3f;
    }

    private static boolean h265Begins(int type) {
        return type >= H265_FIRST_IRAP && type <= H265_LAST_IRAP || type == H265_VPS || type == H265_SPS;
    }
}
