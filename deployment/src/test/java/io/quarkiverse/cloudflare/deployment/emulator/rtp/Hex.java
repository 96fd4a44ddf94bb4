package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import java.util.Arrays;
import java.util.HexFormat;

/** Packets as tests write them: hexadecimal, with spaces where the reader likes them. */
final class Hex {

    private Hex() {
    }

    static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static RtpPacket packet(String text) {
        RtpPacket packet = new RtpPacket();
        byte[] bytes = bytes(text);
        if (!packet.wrap(bytes, bytes.length)) {
            throw new AssertionError("No RTP packet: " + text);
        }
        return packet;
    }

    /** @return what was written, in words of four bytes */
    static String words(RtcpWriter writer) {
        return HexFormat.of().formatHex(Arrays.copyOf(writer.data(), writer.length())).replaceAll("(.{8})(?=.)", "$1 ");
    }

    static RtcpReader reader(String text) {
        RtcpReader reader = new RtcpReader();
        byte[] bytes = bytes(text);
        reader.wrap(bytes, bytes.length);
        return reader;
    }
}
