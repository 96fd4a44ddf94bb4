package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssociationEndTest {

    private static final String SHUT_DOWN = "The association was shut down";

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shutsDownAfterEverythingArrived(int seed) {
        SctpPair pair = SctpPair.connected(seed).loses(0.15).jitters(20).duplicates(0.1);
        for (int i = 0; i < 20; i++) {
            pair.client.send(1, i, new byte[5000], Reliability.RELIABLE);
            pair.server.send(1, i, new byte[5000], Reliability.RELIABLE);
        }
        pair.client.shutdown();
        if (seed % 3 == 0) {
            pair.server.shutdown();
        }
        pair.run(() -> !pair.clientEvents.ends.isEmpty() && !pair.serverEvents.ends.isEmpty());
        assertThat(pair.serverEvents.messages).hasSize(20);
        assertThat(pair.clientEvents.messages).hasSize(20);
        assertThat(pair.clientEvents.ends).containsExactly(SHUT_DOWN);
        pair.run(Duration.ofSeconds(60));
        assertThat(pair.timers.pending()).isZero();
    }

    @Test
    void takesNoMessageOnceItShutsDown() {
        SctpPair pair = SctpPair.connected(1);
        pair.client.send(1, 53, new byte[50_000], Reliability.RELIABLE);
        pair.client.shutdown();
        assertThat(pair.say(1, "too late", Reliability.RELIABLE)).isFalse();
        pair.run(Duration.ofSeconds(5));
        assertThat(pair.serverEvents.messages).hasSize(1);
        assertThat(pair.serverEvents.ends).containsExactly(SHUT_DOWN);
    }

    @Test
    void tellsThePeerThatItIsClosedAndNobodyHere() {
        SctpPair pair = SctpPair.connected(1);
        pair.say(1, "never arrives", Reliability.RELIABLE);
        pair.client.close();
        pair.client.close();
        pair.run(Duration.ofSeconds(5));
        assertThat(pair.serverEvents.ends).containsExactly("The peer aborted the association with cause 12");
        assertThat(pair.clientEvents.ends).isEmpty();
        assertThat(pair.client.established()).isFalse();
        assertThat(pair.client.buffered()).isZero();
        assertThat(pair.timers.pending()).isZero();
    }

    @Test
    void doesNothingAfterItsEnd() {
        SctpPair pair = SctpPair.connected(1);
        pair.client.close();
        pair.run(Duration.ofSeconds(1));
        assertThat(pair.say(1, "?", Reliability.RELIABLE)).isFalse();
        pair.client.resetStream(1);
        pair.client.shutdown();
        pair.client.pause(true);
        pair.client.connect();
        pair.run(Duration.ofSeconds(1));
        assertThat(pair.timers.pending()).isZero();
        assertThat(pair.clientEvents.ends).isEmpty();
    }

    @Test
    void canBeClosedByWhatAMessageCauses() {
        CraftingPeer peer = CraftingPeer.connected();
        peer.events.onMessage = peer.association::close;
        peer.data(1001, Wire.BEGIN | Wire.END, 1, 1, "two".getBytes());
        peer.message(1, 0, "one");
        assertThat(peer.events.texts()).containsExactly("one");
        assertThat(peer.events.ends).isEmpty();
        assertThat(peer.heardTypes()).endsWith(Wire.ABORT);
    }

    @Test
    void canAnswerFromWithinAMessage() {
        CraftingPeer peer = CraftingPeer.connected();
        peer.events.onMessage = () -> peer.association.send(1, 53, "answer".getBytes(), Reliability.RELIABLE);
        peer.message(1, 0, "question");
        // One packet with both.
        assertThat(peer.heardTypes()).containsExactly(Wire.SACK, Wire.DATA);
    }

    @Test
    void refusesMessagesThatNobodyMaySend() {
        SctpPair pair = SctpPair.connected(1);
        assertThatThrownBy(() -> pair.client.send(1, 53, new byte[262_145], Reliability.RELIABLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A message must have 1..262144 bytes; found 262145");
        assertThatThrownBy(() -> pair.client.send(1, 53, new byte[0], Reliability.RELIABLE))
                .hasMessage("A message must have 1..262144 bytes; found 0");
        assertThat(pair.client.send(1024, 53, new byte[1], Reliability.RELIABLE)).isFalse();
        assertThat(pair.client.send(1, 53, new byte[262_144], Reliability.RELIABLE)).isTrue();
        pair.settle();
        assertThat(pair.serverEvents.messages).hasSize(1);
    }

    @Test
    void answersHeartbeatsWithWhatTheySay() {
        CraftingPeer peer = CraftingPeer.connected();
        peer.say(Wire.HEARTBEAT, 0, out -> out.putInt(1 << 16 | 12).putLong(42));
        assertThat(peer.last(Wire.HEARTBEAT_ACK).bytes(0)).containsExactly(0, 1, 0, 12, 0, 0, 0, 0, 0, 0, 0, 42);
    }

    @Test
    void treatsUnknownChunksAsTheirTypesSay() {
        CraftingPeer peer = CraftingPeer.connected();
        for (int type : new int[] { 0x3f, 0x7f, 0xbf, 0xff }) {
            peer.writer.begin(type, 0, 4).putInt(type);
            peer.writer.end();
            peer.writer.begin(Wire.DATA, Wire.BEGIN | Wire.END | Wire.UNORDERED, 13).putInt(1000 + type).putInt(1 << 16)
                    .putInt(53).put((byte) type);
            peer.writer.end();
            peer.writer.flush();
        }
        assertThat(peer.events.messages).extracting(message -> message.payload()[0]).containsExactly((byte) 0xbf, (byte) 0xff);
        assertThat(peer.heard.stream().filter(chunk -> chunk.type() == Wire.ERROR)).hasSize(2).allSatisfy(chunk -> {
            assertThat(chunk.unsignedShort(0)).isEqualTo(Wire.UNRECOGNIZED_CHUNK);
            assertThat(chunk.integer(4) >>> 24).isEqualTo(chunk.integer(8));
        });
    }
}
