package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {

    @Test
    void readsTheHeader() {
        RtpPacket packet = Hex.packet("80e0 fffe 89abcdef f1234567 aabbcc");
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequence()).isEqualTo(65534);
        assertThat(packet.timestamp()).isEqualTo(0x89abcdef);
        assertThat(packet.ssrc()).isEqualTo(0xf1234567);
        assertThat(packet.payload()).isEqualTo(12);
        assertThat(packet.payloadLength()).isEqualTo(3);
    }

    @Test
    void findsThePayloadBehindSourcesExtensionsAndBeforePadding() {
        RtpPacket packet = Hex.packet("b260 0001 00000002 00000003 11111111 22222222 bede0001 10aa0000 0102 000003");
        assertThat(packet.payload()).isEqualTo(28);
        assertThat(packet.payloadLength()).isEqualTo(2);
        assertThat(packet.marker()).isFalse();
    }

    @Test
    void takesAPacketOfNothingButPadding() {
        assertThat(Hex.packet("a060 0001 00000002 00000003 00000004").payloadLength()).isZero();
    }

    /** The example of RFC 8285, section 4.2. */
    @Test
    void findsExtensionsWithOneByteOfHeader() {
        RtpPacket packet = Hex.packet("9060 0001 00000002 00000003 bede0003 10aa21bb bb0000 3 3 ccdddddd 00 4132");
        assertThat(packet.extension(1)).isEqualTo(17);
        assertThat(packet.extensionLength()).isEqualTo(1);
        assertThat(packet.extensionU16(2)).isEqualTo(0xbbbb);
        assertThat(packet.extension(3)).isEqualTo(24);
        assertThat(packet.extensionLength()).isEqualTo(4);
        assertThat(packet.extension(4)).isEqualTo(-1);
        assertThat(packet.extensionU16(1)).isEqualTo(-1);
        assertThat(packet.extensionText(4)).isEmpty();
    }

    @Test
    void readsNothingBehindTheElementThatEndsTheList() {
        RtpPacket packet = Hex.packet("9060 0001 00000002 00000003 bede0002 1061f062 20620000");
        assertThat(packet.extensionText(1)).contains("a");
        assertThat(packet.extension(2)).isEqualTo(-1);
        assertThat(packet.extension(15)).isEqualTo(-1);
    }

    @Test
    void findsNoExtensionThatIsCut() {
        assertThat(Hex.packet("9060 0001 00000002 00000003 bede0001 1061 2362 7777").extension(2)).isEqualTo(-1);
        assertThat(Hex.packet("9060 0001 00000002 00000003 10000001 0263 6262 7777").extension(2)).isEqualTo(-1);
    }

    /** The example of RFC 8285, section 4.3, with an element of no bytes. */
    @Test
    void findsExtensionsWithTwoBytesOfHeader() {
        RtpPacket packet = Hex.packet("9060 0001 00000002 00000003 10000003 0100 0201 62 00 11 04 63646566 00");
        assertThat(packet.extension(1)).isEqualTo(18);
        assertThat(packet.extensionLength()).isZero();
        assertThat(packet.extensionText(2)).contains("b");
        assertThat(packet.extensionText(0x11)).contains("cdef");
        assertThat(packet.extension(3)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "80", "8060 0001 00000002 000000", "4060 0001 00000002 00000003",
            "8f60 0001 00000002 00000003 aa",
            "9060 0001 00000002 00000003", "9060 0001 00000002 00000003 bede0001", "a060 0001 00000002 00000003",
            "a060 0001 00000002 00000003 0100", "a060 0001 00000002 00000003 0103" })
    void refusesWhatIsNone(String text) {
        byte[] bytes = Hex.bytes(text);
        assertThat(new RtpPacket().wrap(bytes, bytes.length)).isFalse();
    }

    @Test
    void neverReadsBeyondAHostilePacket() {
        Random random = new Random(11);
        RtpPacket packet = new RtpPacket();
        PictureDescriptor pictures = new PictureDescriptor();
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) (0x80 | bytes[0] & 0x33);
            }
            if (bytes.length > 15 && random.nextBoolean()) {
                bytes[0] = (byte) 0x90;
                bytes[12] = (byte) (random.nextBoolean() ? 0xbe : 0x10);
                bytes[13] = (byte) (bytes[12] == 0x10 ? 0 : 0xde);
                bytes[14] = 0;
            }
            if (packet.wrap(bytes, bytes.length)) {
                taken++;
                assertThat(packet.payload() + packet.payloadLength()).isLessThanOrEqualTo(bytes.length);
                packet.extensionText(random.nextInt(16));
                packet.extensionU16(random.nextInt(16));
                for (PayloadFormat format : PayloadFormat.values()) {
                    format.startsKeyFrame(bytes, packet.payload(), packet.payloadLength());
                    pictures.wrap(format, bytes, packet.payload(), packet.payloadLength());
                    pictures.write(bytes, 0, pictures.id(bytes), pictures.base(bytes));
                }
            }
        }
        assertThat(taken).isGreaterThan(10_000);
    }
}
