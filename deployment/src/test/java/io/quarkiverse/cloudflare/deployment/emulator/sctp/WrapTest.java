package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Numbers that start anew after the highest one. */
class WrapTest {

    /** Every tag and first number is 20 before the wrap. */
    private static final RandomGenerator NEAR_THE_END = () -> -20L << 32;

    @Test
    void carriesDataAcrossTheHighestTsn() {
        SctpPair pair = new SctpPair(1, NEAR_THE_END).loses(0.1).jitters(20).duplicates(0.1);
        pair.connect();
        IntStream.range(0, 100).forEach(i -> pair.client.send(1, i, new byte[3000], Reliability.RELIABLE));
        pair.settle();
        assertThat(pair.serverEvents.messages).extracting(RecordingPeer.Received::ppid)
                .isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void skipsAcrossTheHighestTsn() {
        SctpPair pair = new SctpPair(1, NEAR_THE_END);
        pair.connect();
        pair.up.swallows = packet -> packet[12] == Wire.DATA;
        IntStream.range(0, 40).forEach(i -> pair.say(1, "lost", SctpPair.repeated(true, 0)));
        pair.settle();
        pair.up.swallows = packet -> false;
        pair.say(1, "arrives", Reliability.RELIABLE);
        pair.client.resetStream(1);
        pair.settle();
        assertThat(pair.serverEvents.texts()).containsExactly("arrives");
        assertThat(pair.serverEvents.resets).containsExactly(1);
    }

    @Test
    void keepsTheOrderAcrossTheHighestSequenceNumber() {
        SctpPair pair = nearTheHighestSequenceNumber();
        pair.loses(0.1).jitters(20);
        IntStream.range(65_000, 66_000).forEach(i -> pair.client.send(1, i, new byte[100], Reliability.RELIABLE));
        pair.settle();
        assertThat(pair.serverEvents.messages).extracting(RecordingPeer.Received::ppid)
                .isEqualTo(IntStream.range(0, 66_000).boxed().toList());
    }

    @Test
    void skipsMessagesAcrossTheHighestSequenceNumber() {
        SctpPair pair = nearTheHighestSequenceNumber();
        pair.loses(0.1).jitters(20);
        IntStream.range(65_000, 66_000).forEach(i -> pair.client.send(1, i, new byte[100], SctpPair.repeated(true, 0)));
        pair.settle();
        pair.loses(0);
        pair.say(1, "last", Reliability.RELIABLE);
        pair.settle();
        assertThat(pair.serverEvents.messages).hasSizeBetween(65_100, 65_990);
        assertThat(pair.serverEvents.texts()).last().isEqualTo("last");
    }

    private static SctpPair nearTheHighestSequenceNumber() {
        SctpPair pair = SctpPair.connected(1);
        IntStream.range(0, 65_000).forEach(i -> pair.client.send(1, i, new byte[1], Reliability.RELIABLE));
        pair.settle();
        return pair;
    }
}
