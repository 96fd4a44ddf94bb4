package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamResetTest {

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void closesAStreamAfterItsMessagesAndUsesItAgain(int seed) {
        SctpPair pair = SctpPair.connected(seed).loses(0.1).jitters(30).duplicates(0.1);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 10; i++) {
                pair.say(1, round + "/" + i, Reliability.RELIABLE);
                pair.say(2, round + "/" + i, Reliability.RELIABLE);
            }
            pair.client.resetStream(1);
            int resets = round + 1;
            pair.run(() -> pair.serverEvents.resets.size() == resets);
            assertThat(pair.serverEvents.on(1)).hasSize(10 * resets);
        }
        pair.settle();
        assertThat(pair.serverEvents.resets).containsExactly(1, 1, 1, 1, 1);
        assertThat(pair.serverEvents.on(1)).extracting(RecordingPeer.Received::text)
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> i / 10 + "/" + i % 10).toList());
        assertThat(pair.serverEvents.on(2)).hasSize(50);
    }

    @Test
    void keepsWhatIsSentMeanwhileUntilTheStreamIsReset() {
        SctpPair pair = SctpPair.connected(1);
        pair.say(1, "before", Reliability.RELIABLE);
        pair.client.resetStream(1);
        pair.client.resetStream(1);
        assertThat(pair.say(1, "after", Reliability.RELIABLE)).isTrue();
        pair.settle();
        assertThat(pair.serverEvents.texts()).containsExactly("before", "after");
        assertThat(pair.serverEvents.resets).containsExactly(1);
    }

    @Test
    void resetsManyStreamsAtOnceInBothDirections() {
        SctpPair pair = SctpPair.connected(1);
        for (int stream = 0; stream < 600; stream++) {
            pair.client.resetStream(stream);
            pair.server.resetStream(stream);
        }
        pair.settle();
        pair.run(Duration.ofSeconds(10));
        assertThat(pair.serverEvents.resets).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 600).boxed().toList());
        assertThat(pair.clientEvents.resets).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 600).boxed().toList());
        assertThat(pair.timers.pending()).isZero();
    }

    @Test
    void waitsForWhatThePeerSentBeforeItsRequest() {
        CraftingPeer peer = CraftingPeer.connected();
        request(peer, 1000, 1000, 1);
        assertThat(result(peer)).isEqualTo(6);
        assertThat(peer.events.resets).isEmpty();
        peer.message(1, 0, "late");
        request(peer, 1000, 1000, 1);
        assertThat(result(peer)).isEqualTo(1);
        assertThat(peer.events.texts()).containsExactly("late");
        assertThat(peer.events.resets).containsExactly(1);
        peer.message(1, 0, "anew");
        assertThat(peer.events.texts()).containsExactly("late", "anew");
    }

    @Test
    void answersARepeatedRequestAgainWithoutResettingAgain() {
        CraftingPeer peer = CraftingPeer.connected();
        request(peer, 1000, 999, 1);
        request(peer, 1000, 999, 1);
        assertThat(result(peer)).isEqualTo(1);
        assertThat(peer.events.resets).containsExactly(1);
        request(peer, 1005, 999, 1);
        assertThat(result(peer)).isEqualTo(5);
        assertThat(peer.events.resets).containsExactly(1);
    }

    @Test
    void takesARequestWithoutStreamsForAll() {
        CraftingPeer peer = CraftingPeer.connected();
        request(peer, 1000, 999);
        assertThat(peer.events.resets).isEqualTo(IntStream.range(0, Endpoint.STREAMS).boxed().toList());
    }

    @Test
    void deniesWhatItDoesNotDo() {
        CraftingPeer peer = CraftingPeer.connected();
        for (int type : new int[] { 14, 15, 18 }) {
            peer.say(Wire.RE_CONFIG, 0, out -> out.putShort((short) type).putShort((short) 8).putInt(1000 + type - 14));
        }
        assertThat(result(peer)).isEqualTo(5);
        peer.say(Wire.RE_CONFIG, 0, out -> out.putShort((short) 18).putShort((short) 8).putInt(1002));
        assertThat(result(peer)).isEqualTo(2);
        peer.say(Wire.RE_CONFIG, 0, out -> out.putInt(17 << 16 | 12).putInt(1003).putInt(100 << 16));
        assertThat(result(peer)).isEqualTo(1);
    }

    private static void request(CraftingPeer peer, int number, int lastTsn, int... streams) {
        peer.say(Wire.RE_CONFIG, 0, out -> {
            out.putShort((short) 13).putShort((short) (16 + 2 * streams.length));
            out.putInt(number).putInt(peer.serverTsn() - 1).putInt(lastTsn);
            for (int stream : streams) {
                out.putShort((short) stream);
            }
        });
    }

    private static int result(CraftingPeer peer) {
        return peer.last(Wire.RE_CONFIG).integer(8);
    }
}
