package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.i32;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u16;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u8;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A view of an RTP packet (RFC 3550, section 5.1) with its header extensions (RFC 8285). One instance is used for one packet
 * after the other; it copies nothing. Owned by the media loop.
 */
public final class RtpPacket {

    /** Bytes of a header without sources and extensions. */
    public static final int HEADER = 12;

    private static final int ONE_BYTE_PROFILE = 0xBEDE;
    private static final int TWO_BYTE_PROFILE = 0x1000;
    private static final int TWO_BYTE_MASK = 0xfff0;
    // An element with this id ends the list, RFC 8285, section 4.2.
    private static final int STOP = 15;

    // Empty until the first packet.
    private byte[] data = new byte[HEADER];
    private int profile;
    private int extensions;
    private int payload;
    private int payloadLength;
    private int extensionLength;

    /**
     * Looks at a packet from now on.
     *
     * @return false if it is none: then nothing may be asked
     */
    public boolean wrap(byte[] packet, int length) {
        if (length < HEADER || length > packet.length || (packet[0] & 0xc0) != 0x80) {
            return false;
        }
        data = packet;
        int offset = HEADER + 4 * (packet[0] & 0x0f);
        profile = 0;
        extensions = offset;
        if ((packet[0] & 0x10) != 0) {
            if (offset + 4 > length) {
                return false;
            }
            profile = u16(packet, offset);
            extensions = offset + 4;
            offset = extensions + 4 * u16(packet, offset + 2);
        }
        payload = offset;
        payloadLength = length - offset;
        return payloadLength >= 0 && ((packet[0] & 0x20) == 0 || cutPadding(u8(packet, length - 1)));
    }

    private boolean cutPadding(int padding) {
        payloadLength -= padding;
        return padding > 0 && payloadLength >= 0;
    }

    public boolean marker() {
        return data[1] < 0;
    }

    /** @return 0 to 127 */
    public int payloadType() {
        return data[1] & 0x7f;
    }

    /** @return 0 to 65535 */
    public int sequence() {
        return u16(data, 2);
    }

    public int timestamp() {
        return i32(data, 4);
    }

    public int ssrc() {
        return i32(data, 8);
    }

    /** @return the array the packet is in */
    public byte[] data() {
        return data;
    }

    /** @return where the payload begins */
    public int payload() {
        return payload;
    }

    /** @return bytes of the payload without padding; 0 if the packet is nothing but padding */
    public int payloadLength() {
        return payloadLength;
    }

    /**
     * Finds a header extension, and makes {@link #extensionLength()} its length.
     *
     * @param id 1 to 255
     * @return where its value begins; -1 if the packet has none
     */
    public int extension(int id) {
        if (profile == ONE_BYTE_PROFILE) {
            return oneByteExtension(id);
        }
        return (profile & TWO_BYTE_MASK) == TWO_BYTE_PROFILE ? twoByteExtension(id) : -1;
    }

    private int oneByteExtension(int id) {
        int offset = extensions;
        while (offset < payload) {
            int found = u8(data, offset) >> 4;
            if (found == STOP) {
                return -1;
            }
            int length = found == 0 ? 0 : (data[offset] & 0x0f) + 1;
            offset++;
            if (found != 0 && found == id && offset + length <= payload) {
                extensionLength = length;
                return offset;
            }
            offset += length;
        }
        return -1;
    }

    private int twoByteExtension(int id) {
        int offset = extensions;
        while (offset + 1 < payload) {
            int found = u8(data, offset);
            if (found == 0) {
                offset++;
                continue;
            }
            int length = u8(data, offset + 1);
            offset += 2;
            if (found == id && offset + length <= payload) {
                extensionLength = length;
                return offset;
            }
            offset += length;
        }
        return -1;
    }

    /** @return bytes of the extension that was found last */
    public int extensionLength() {
        return extensionLength;
    }

    /**
     * @return the number in an extension of exactly two bytes; -1 if the packet has none
     */
    public int extensionU16(int id) {
        int offset = extension(id);
        return offset >= 0 && extensionLength == 2 ? u16(data, offset) : -1;
    }

    /**
     * @return the text of an extension; empty if the packet has none
     */
    public Optional<String> extensionText(int id) {
        int offset = extension(id);
        return offset >= 0 && extensionLength > 0
                ? Optional.of(new String(data, offset, extensionLength, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
