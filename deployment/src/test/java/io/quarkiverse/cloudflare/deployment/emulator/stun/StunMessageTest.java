package io.quarkiverse.cloudflare.deployment.emulator.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class StunMessageTest {

    private static final String PASSWORD = "a password of 22 chars";
    private static final byte[] TRANSACTION = "transaction!".getBytes(StandardCharsets.US_ASCII);

    @Test
    void readsWhatItWrites() {
        StunMessage request = parse(request().useCandidate().controlling(7).sign(PASSWORD));

        assertThat(request.receiver()).contains("local");
        assertThat(request.username()).contains("local:remote");
        assertThat(request.priority()).contains(0xFFFFFFFFL);
        assertThat(request.useCandidate()).isTrue();
        assertThat(request.isControlled()).isFalse();
        assertThat(request.isSignedWith(PASSWORD)).isTrue();
        assertThat(request).hasToString("StunMessage[REQUEST]");
    }

    @Test
    void namesWhatItDoesNotKnowAndMayNotIgnore() {
        StunMessage request = parse(request().attribute(0x7001, new byte[3]).attribute(0x8ABC, new byte[1]).sign(PASSWORD));
        assertThat(request.unknown()).containsExactly(0x7001);

        byte[] packet = StunWriter.error(request, 420, "Unknown Attribute", PASSWORD);
        StunMessage response = parse(packet);
        assertThat(response.kind()).isEqualTo(StunMessage.Kind.ERROR);
        assertThat(response.errorCode()).hasValue(420);
        assertThat(response.transaction()).isEqualTo(TRANSACTION);
        assertThat(response.isSignedWith(PASSWORD)).isTrue();
        assertThat(packet).containsSequence(0x00, 0x0A, 0x00, 0x02, 0x70, 0x01);
    }

    @Test
    void passesOverWhatComesBehindTheSignature() throws Exception {
        byte[] signed = request().sign(PASSWORD);
        int beforeFingerprint = signed.length - 8;
        byte[] forged = Arrays.copyOf(signed, beforeFingerprint + 4);
        forged[beforeFingerprint] = 0;
        forged[beforeFingerprint + 1] = StunFormat.USE_CANDIDATE;
        forged[beforeFingerprint + 3] = 0;
        forged[3] -= 4;

        StunMessage request = parse(forged);
        assertThat(request.isSignedWith(PASSWORD)).isTrue();
        assertThat(request.useCandidate()).isFalse();
    }

    @Test
    void refusesAWrongFingerprint() {
        byte[] packet = request().sign(PASSWORD);
        packet[packet.length - 1] ^= 1;

        assertThat(StunMessage.parse(packet, packet.length)).isEmpty();
    }

    @Test
    void refusesLengthsThatDoNotAddUp() {
        byte[] packet = request().sign(PASSWORD);
        for (int length = 0; length < packet.length; length++) {
            assertThat(StunMessage.parse(packet, length)).isEmpty();
        }
        assertThat(StunMessage.parse(Arrays.copyOf(packet, packet.length + 4), packet.length + 4)).isEmpty();
        assertThat(StunMessage.parse(packet, packet.length + 1)).isEmpty();
    }

    @Test
    void refusesAttributesOfAWrongLength() {
        assertThat(refused(StunFormat.PRIORITY, 3)).isTrue();
        assertThat(refused(StunFormat.USE_CANDIDATE, 1)).isTrue();
        assertThat(refused(StunFormat.ICE_CONTROLLED, 4)).isTrue();
        assertThat(refused(StunFormat.ICE_CONTROLLING, 9)).isTrue();
        assertThat(refused(StunFormat.XOR_MAPPED_ADDRESS, 0)).isTrue();
        assertThat(refused(StunFormat.XOR_MAPPED_ADDRESS, 8)).isTrue();
        assertThat(refused(StunFormat.ERROR_CODE, 3)).isTrue();
        assertThat(refused(StunFormat.ERROR_CODE, 4)).isTrue();
        assertThat(refused(StunFormat.MESSAGE_INTEGRITY, 19)).isTrue();
        assertThat(refused(StunFormat.USERNAME, 509)).isTrue();
        assertThat(refused(StunFormat.USERNAME, 508)).isFalse();
    }

    @Test
    void refusesOtherMethodsAndIndications() {
        for (int type : new int[] { 0x0011, 0x0003, 0x0000, 0x3FFF }) {
            byte[] packet = request().sign(PASSWORD);
            packet[0] = (byte) (type >> 8);
            packet[1] = (byte) type;
            assertThat(StunMessage.parse(packet, packet.length)).isEmpty();
        }
    }

    @Test
    void neverThrowsAndNeverTakesAChangedRequestForASignedOne() throws Exception {
        Random random = new Random(5769);
        byte[] valid = StunWriter.success(parse(request().useCandidate().sign(PASSWORD)),
                new InetSocketAddress(InetAddress.getByName("::1"), 1), PASSWORD);
        for (int round = 0; round < 20_000; round++) {
            byte[] packet = (round % 2 == 0 ? request().useCandidate().sign(PASSWORD) : valid).clone();
            int signed = packet.length - 8;
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                packet[random.nextInt(signed)] ^= (byte) (1 + random.nextInt(255));
            }
            int length = random.nextInt(8) == 0 ? random.nextInt(packet.length + 1) : packet.length;
            StunMessage.parse(packet, length).ifPresent(message -> assertThat(message.isSignedWith(PASSWORD)).isFalse());
        }
    }

    private static boolean refused(int type, int length) {
        byte[] packet = new StunWriter(StunMessage.Kind.REQUEST, TRANSACTION).attribute(type, new byte[length]).sign(PASSWORD);
        return StunMessage.parse(packet, packet.length).isEmpty();
    }

    private static StunWriter request() {
        return new StunWriter(StunMessage.Kind.REQUEST, TRANSACTION).username("local:remote").priority(0xFFFFFFFFL);
    }

    private static StunMessage parse(byte[] packet) {
        return StunMessage.parse(packet, packet.length).orElseThrow();
    }
}
