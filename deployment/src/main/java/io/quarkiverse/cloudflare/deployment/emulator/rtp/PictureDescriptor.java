package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u16;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u8;

/**
 * A view of the numbers that VP8 and VP9 give their pictures: the picture id and the index of the base layer's picture
 * (TL0PICIDX). One instance is used for one packet after the other. Owned by the media loop.
 */
public final class PictureDescriptor {

    private static final int ABSENT = -1;

    private int idAt = ABSENT;
    private boolean wide;
    private int baseAt = ABSENT;

    /**
     * Looks at the payload of a packet from now on. Of other formats and of malformed payloads it finds nothing.
     */
    public void wrap(PayloadFormat format, byte[] data, int offset, int length) {
        idAt = ABSENT;
        baseAt = ABSENT;
        if (format == PayloadFormat.VP8) {
            wrapVp8(data, offset, length);
        } else if (format == PayloadFormat.VP9) {
            wrapVp9(data, offset, length);
        }
    }

    private void wrapVp8(byte[] data, int offset, int length) {
        if (vp8Length(data, offset, length) < 0 || data[offset] >= 0) {
            return;
        }
        int at = offset + 2;
        int present = data[offset + 1];
        if ((present & 0x80) != 0) {
            at = id(data, at);
        }
        if ((present & 0x40) != 0) {
            baseAt = at;
        }
    }

    private void wrapVp9(byte[] data, int offset, int length) {
        int end = offset + length;
        int at = offset + 1;
        if (length < 1) {
            return;
        }
        if (data[offset] < 0) {
            if (at >= end || at + (data[at] < 0 ? 2 : 1) > end) {
                return;
            }
            at = id(data, at);
        }
        // With the layer index, and without the flexible mode, there is an index of the base layer.
        if ((data[offset] & 0x30) == 0x20 && at + 1 < end) {
            baseAt = at + 1;
        }
    }

    private int id(byte[] data, int at) {
        idAt = at;
        wide = data[at] < 0;
        return at + (wide ? 2 : 1);
    }

    /** @return the picture id; -1 if there is none */
    public int id(byte[] data) {
        if (idAt < 0) {
            return ABSENT;
        }
        return wide ? u16(data, idAt) & 0x7fff : data[idAt];
    }

    /** @return the index of the base layer's picture, 0 to 255; -1 if there is none */
    public int base(byte[] data) {
        return baseAt < 0 ? ABSENT : u8(data, baseAt);
    }

    /**
     * Writes other numbers into a copy of the payload, if it has them. A small picture id is cut to its 7 bits.
     *
     * @param shift how much further back than the original the copy is in its array
     */
    public void write(byte[] copy, int shift, int id, int base) {
        if (idAt >= 0 && wide) {
            BigEndian.put16(copy, idAt - shift, 0x8000 | id & 0x7fff);
        } else if (idAt >= 0) {
            copy[idAt - shift] = (byte) (id & 0x7f);
        }
        if (baseAt >= 0) {
            copy[baseAt - shift] = (byte) base;
        }
    }

    /** @return bytes of the payload descriptor of VP8; -1 if the payload is shorter than that */
    static int vp8Length(byte[] data, int offset, int length) {
        if (length < 1) {
            return -1;
        }
        int size = 1;
        if (data[offset] < 0) {
            if (length < 2) {
                return -1;
            }
            int present = data[offset + 1];
            size = 2;
            if ((present & 0x80) != 0) {
                if (length < 3) {
                    return -1;
                }
                size += data[offset + 2] < 0 ? 2 : 1;
            }
            size += (present & 0x40) != 0 ? 1 : 0;
            size += (present & 0x30) != 0 ? 1 : 0;
        }
        return size <= length ? size : -1;
    }

    /** @return the spatial layer of VP9; 0 if there are none, -1 if the payload is too short */
    static int vp9Spatial(byte[] data, int offset, int length) {
        if ((data[offset] & 0x20) == 0) {
            return 0;
        }
        int at = 1;
        if (data[offset] < 0) {
            if (length < 2) {
                return -1;
            }
            at += data[offset + 1] < 0 ? 2 : 1;
        }
        return at < length ? u8(data, offset + at) >> 1 & 7 : -1;
    }
}
