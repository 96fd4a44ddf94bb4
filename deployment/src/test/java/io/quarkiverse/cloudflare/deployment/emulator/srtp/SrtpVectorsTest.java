package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

/**
 * The vectors of RFC 3711, appendix B, and a whole packet that other implementations agree upon.
 */
class SrtpVectorsTest {

    private static final SrtpKey MASTER = new SrtpKey(bytes("e1f97a0d3e018be0d64fa32c06de4139"),
            bytes("0ec675ad498afeebb6960b3aabe6"));

    @Test
    void makesTheKeyStreamOfAppendixB2() {
        CounterCipher cipher = new CounterCipher(bytes("2b7e151628aed2a6abf7158809cf4f3c"),
                bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfd"));
        byte[] stream = new byte[0xff02 * 16];

        cipher.apply(stream, 0, stream.length, 0, 0);

        assertThat(hex(stream, 0, 48)).isEqualTo("e03ead0935c95e80e166b16dd92b4eb4"
                + "d23513162b02d0f72a43a2fe4a5f97ab"
                + "41e95b3bb0a2e8dd477901e4fca894c0");
        assertThat(hex(stream, 0xfeff * 16, 48)).isEqualTo("ec8cdf7398607cb0f2d21675ea9ea1e4"
                + "362b7c3c6773516318a077d7fc5073ae"
                + "6a2cc3787889374fbeb4c81b17ba6c44");
    }

    @Test
    void derivesTheKeysOfAppendixB3() {
        KeyDerivation derivation = new KeyDerivation(MASTER);

        assertThat(hex(derivation.derive(0, 16))).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(hex(derivation.derive(2, 14))).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
        assertThat(hex(derivation.derive(1, 96))).isEqualTo("cebe321f6ff7716b6fd4ab49af256a15"
                + "6d38baa48f0a0acf3c34e2359e6cdbce"
                + "e049646c43d9327ad175578ef7227098"
                + "6371c10c9a369ac2f94a8c5fbcdddc25"
                + "6d6e919a48b610ef17c2041e47403576"
                + "6b68642c59bbfc2f34db60dbdfb2dc68");
    }

    @Test
    void protectsAPacketAsOthersDo() {
        byte[] packet = padded("800f1234decafbadcafebabe" + "ab".repeat(16), SrtpSender.ROOM);

        int length = new SrtpSender(MASTER).protect(packet, 28);

        assertThat(length).isEqualTo(38);
        assertThat(hex(packet, 0, length))
                .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
    }

    @Test
    void readsAControlPacketOfOthers() {
        byte[] packet = bytes("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");

        int length = new SrtpReceiver(MASTER).unprotectRtcp(packet, packet.length);

        assertThat(hex(packet, 0, length)).isEqualTo("81c8000bcafebabe" + "ab".repeat(16));
    }

    private static byte[] padded(String hex, int room) {
        byte[] bytes = bytes(hex);
        return Arrays.copyOf(bytes, bytes.length + room);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte... bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String hex(byte[] bytes, int from, int length) {
        return HexFormat.of().formatHex(bytes, from, from + length);
    }
}
