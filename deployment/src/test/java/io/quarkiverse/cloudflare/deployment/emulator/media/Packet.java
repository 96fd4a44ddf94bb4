package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An RTP packet to be: of VP8 if it is video. The last byte of its payload tells packets apart.
 */
record Packet(int payloadType, int ssrc, int sequence, int timestamp, int mark, boolean key, boolean marker,
        String mid, String rid, int transport, int padding, int picture) {

    private static final int NONE = -1;

    static Packet video(int ssrc, int sequence) {
        return new Packet(Studio.VIDEO, ssrc, sequence, 0, sequence & 0xff, false, false, "", "", NONE, 0, NONE);
    }

    static Packet key(int ssrc, int sequence) {
        return new Packet(Studio.VIDEO, ssrc, sequence, 0, sequence & 0xff, true, false, "", "", NONE, 0, NONE);
    }

    static Packet audio(int ssrc, int sequence) {
        return new Packet(Studio.AUDIO, ssrc, sequence, 0, sequence & 0xff, false, false, "", "", NONE, 0, NONE);
    }

    Packet at(int time) {
        return new Packet(payloadType, ssrc, sequence, time, mark, key, marker, mid, rid, transport, padding, picture);
    }

    Packet of(String section, String layer) {
        return new Packet(payloadType, ssrc, sequence, timestamp, mark, key, marker, section, layer, transport, padding,
                picture);
    }

    Packet numbered(int number) {
        return new Packet(payloadType, ssrc, sequence, timestamp, mark, key, marker, mid, rid, number, padding, picture);
    }

    Packet type(int other) {
        return new Packet(other, ssrc, sequence, timestamp, mark, key, marker, mid, rid, transport, padding, picture);
    }

    /** Nothing but padding. */
    Packet onlyPadding() {
        return new Packet(payloadType, ssrc, sequence, timestamp, mark, key, marker, mid, rid, transport, 255, picture);
    }

    Packet picture(int id) {
        return new Packet(payloadType, ssrc, sequence, timestamp, mark, key, marker, mid, rid, transport, padding, id);
    }

    byte[] bytes() {
        ByteArrayOutputStream extensions = new ByteArrayOutputStream();
        extension(extensions, Studio.MID_ID, mid.getBytes(StandardCharsets.UTF_8));
        extension(extensions, Studio.RID_ID, rid.getBytes(StandardCharsets.UTF_8));
        if (transport != NONE) {
            extension(extensions, Studio.TRANSPORT_ID, new byte[] { (byte) (transport >> 8), (byte) transport });
        }
        while (extensions.size() % 4 != 0) {
            extensions.write(0);
        }
        ByteBuffer packet = ByteBuffer.allocate(1000);
        packet.put((byte) (0x80 | (extensions.size() > 0 ? 0x10 : 0) | (padding > 0 ? 0x20 : 0)));
        packet.put((byte) (payloadType | (marker ? 0x80 : 0))).putShort((short) sequence).putInt(timestamp).putInt(ssrc);
        if (extensions.size() > 0) {
            packet.putShort((short) 0xBEDE).putShort((short) (extensions.size() / 4)).put(extensions.toByteArray());
        }
        if (padding > 0) {
            packet.put(new byte[padding - 1]).put((byte) padding);
        } else {
            payload(packet);
        }
        byte[] bytes = new byte[packet.position()];
        packet.flip().get(bytes);
        return bytes;
    }

    private void payload(ByteBuffer packet) {
        if (payloadType == Studio.VIDEO) {
            if (picture == NONE) {
                packet.put((byte) 0x10);
            } else {
                packet.put((byte) 0x90).put((byte) 0x80).putShort((short) (0x8000 | picture));
            }
            packet.put((byte) (key ? 0 : 1));
        }
        packet.put(new byte[] { 1, 2, 3, (byte) mark });
    }

    private static void extension(ByteArrayOutputStream to, int id, byte[] value) {
        if (value.length > 0) {
            to.write(id << 4 | value.length - 1);
            to.writeBytes(value);
        }
    }
}
