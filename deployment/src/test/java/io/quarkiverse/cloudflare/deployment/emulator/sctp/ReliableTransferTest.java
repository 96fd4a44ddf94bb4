package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReliableTransferTest {

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void deliversEveryMessageOnceInOrderAndIntactOverABadNetwork(int seed) {
        Random random = new Random(seed);
        SctpPair pair = new SctpPair(seed).loses(random.nextDouble() * 0.2).jitters(1 + random.nextInt(60))
                .duplicates(random.nextDouble() * 0.1);
        pair.connect();
        for (int i = 0; i < 120; i++) {
            int length = 1 + (i % 10 == 0 ? random.nextInt(60_000) : random.nextInt(2_000));
            assertThat(pair.client.send(i % 3, i, SctpPair.bytes(length, i), Reliability.RELIABLE)).isTrue();
            assertThat(pair.server.send(1, i, SctpPair.bytes(1 + i * 29 % 4000, i), SctpPair.UNORDERED)).isTrue();
        }
        pair.settle();
        for (int i = 0; i < 3; i++) {
            int stream = i;
            assertThat(pair.serverEvents.on(stream)).extracting(RecordingPeer.Received::ppid)
                    .isEqualTo(IntStream.range(0, 120).filter(message -> message % 3 == stream).boxed().toList());
        }
        assertThat(pair.serverEvents.messages).allSatisfy(message -> assertThat(message.payload())
                .isEqualTo(SctpPair.bytes(message.payload().length, message.ppid())));
        assertThat(pair.clientEvents.messages).extracting(RecordingPeer.Received::ppid)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 120).boxed().toList());
        assertThat(pair.clientEvents.messages).allSatisfy(message -> {
            assertThat(message.ordered()).isFalse();
            assertThat(message.payload()).isEqualTo(SctpPair.bytes(1 + message.ppid() * 29 % 4000, message.ppid()));
        });
        assertThat(pair.client.stats().held()).isZero();
        assertThat(pair.server.stats().held()).isZero();
    }

    @Test
    void carriesManyLargeMessages() {
        SctpPair pair = SctpPair.connected(1).loses(0.02);
        for (int i = 0; i < 20; i++) {
            assertThat(pair.client.send(7, i, SctpPair.bytes(250_000, i), Reliability.RELIABLE)).isTrue();
        }
        pair.settle();
        assertThat(pair.serverEvents.messages).extracting(RecordingPeer.Received::ppid)
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(pair.serverEvents.messages)
                .allSatisfy(message -> assertThat(message.payload()).isEqualTo(SctpPair.bytes(250_000, message.ppid())));
    }

    @Test
    void carriesManySmallMessages() {
        SctpPair pair = SctpPair.connected(2).loses(0.05).jitters(20);
        for (int i = 0; i < 1000; i++) {
            assertThat(pair.say(3, "message " + i, Reliability.RELIABLE)).isTrue();
        }
        pair.settle();
        assertThat(pair.serverEvents.texts()).isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "message " + i).toList());
    }

    @Test
    void putsSmallMessagesTogetherIntoPackets() {
        SctpPair pair = SctpPair.connected(3);
        long before = pair.up.carried;
        for (int i = 0; i < 1000; i++) {
            pair.say(3, "message " + i, Reliability.RELIABLE);
        }
        pair.settle();
        assertThat(pair.up.carried - before).isLessThan(700);
    }

    @Test
    void sendsNothingWhileThereIsNothingToSay() {
        SctpPair pair = SctpPair.connected(4);
        pair.say(1, "hello", Reliability.RELIABLE);
        pair.settle();
        assertThat(pair.timers.pending()).isZero();
    }
}
