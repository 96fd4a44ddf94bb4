package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NackCacheTest {

    private final NackCache cache = new NackCache(16);

    private void put(int sequence, int length) {
        byte[] bytes = new byte[16 + length];
        bytes[0] = (byte) 0x90;
        bytes[1] = (byte) 0xe0;
        bytes[2] = (byte) (sequence >> 8);
        bytes[3] = (byte) sequence;
        bytes[7] = (byte) sequence;
        Arrays.fill(bytes, 16, bytes.length, (byte) sequence);
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(bytes, bytes.length)).isTrue();
        cache.put(packet);
    }

    @Test
    void keepsWhatItNeedsToSendAPacketAgain() {
        put(65_535, 3);
        int place = cache.find(65_535);
        assertThat(cache.length(place)).isEqualTo(3);
        assertThat(cache.payload(place)).startsWith(0xff, 0xff, 0xff, 0);
        assertThat(cache.timestamp(place)).isEqualTo(0xff);
        assertThat(cache.marker(place)).isTrue();
        assertThat(cache.payloadType(place)).isEqualTo(96);
    }

    @Test
    void hasOnlyWhatCame() {
        assertThat(cache.find(0)).isEqualTo(-1);
        put(0, 1);
        assertThat(cache.find(0)).isNotEqualTo(-1);
        assertThat(cache.find(16)).isEqualTo(-1);
        put(16, 1);
        assertThat(cache.find(0)).isEqualTo(-1);
        cache.clear();
        assertThat(cache.find(16)).isEqualTo(-1);
    }

    @Test
    void usesItsArraysAgain() {
        put(1, 200);
        byte[] array = cache.payload(cache.find(1));
        put(17, 100);
        assertThat(cache.payload(cache.find(17))).isSameAs(array);
        put(33, 1200);
        assertThat(cache.payload(cache.find(33))).hasSize(1280);
    }

    @Test
    void hasTheLastPacketsOfARandomStream() {
        Random random = new Random(2);
        for (int sequence = 65_000; sequence < 70_000; sequence++) {
            put(sequence & 0xffff, 1 + random.nextInt(50));
            for (int back = 0; back < 16 && sequence - back >= 65_000; back++) {
                int place = cache.find(sequence - back & 0xffff);
                assertThat(place).isNotEqualTo(-1);
                assertThat(cache.payload(place)[0]).isEqualTo((byte) (sequence - back));
            }
            assertThat(cache.find(sequence - 16 & 0xffff)).isEqualTo(-1);
        }
    }

    @Test
    void needsACapacityThatSequenceNumbersWrapEvenlyIn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NackCache(1000))
                .withMessage("The capacity must be a power of two up to 32768; found 1000");
    }
}
