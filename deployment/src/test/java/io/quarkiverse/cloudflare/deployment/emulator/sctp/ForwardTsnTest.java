package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** What a peer gives up. */
class ForwardTsnTest {

    private static final int WHOLE = Wire.BEGIN | Wire.END;

    private final CraftingPeer peer = CraftingPeer.connected();

    /** @param skipped stream and sequence number in turn */
    private void forward(int tsn, int... skipped) {
        peer.say(Wire.FORWARD_TSN, 0, out -> {
            out.putInt(tsn);
            for (int each : skipped) {
                out.putShort((short) each);
            }
        });
    }

    private int acknowledged() {
        peer.timers.advance(Duration.ofMillis(100));
        return peer.last(Wire.SACK).integer(0);
    }

    @Test
    void goesOnAfterAMessageThatWillNotCome() {
        peer.data(1001, WHOLE, 1, 1, "second".getBytes());
        assertThat(peer.events.messages).isEmpty();
        forward(1000, 1, 0);
        assertThat(peer.events.texts()).containsExactly("second");
        assertThat(acknowledged()).isEqualTo(1001);
    }

    @Test
    void dropsTheBeginningOfAMessageThatWillNotEnd() {
        peer.data(1000, Wire.BEGIN, 1, 0, "half".getBytes());
        peer.data(1001, 0, 1, 0, "of it".getBytes());
        peer.data(1003, WHOLE, 1, 1, "next".getBytes());
        forward(1002, 1, 0);
        assertThat(peer.events.texts()).containsExactly("next");
        assertThat(peer.association.stats().held()).isZero();
    }

    @Test
    void dropsPartsOfUnorderedMessages() {
        peer.data(1000, Wire.BEGIN | Wire.UNORDERED, 1, 0, "half".getBytes());
        forward(1001);
        peer.data(1002, WHOLE, 1, 0, "ordered".getBytes());
        assertThat(peer.events.texts()).containsExactly("ordered");
        assertThat(peer.association.stats().held()).isZero();
    }

    @Test
    void deliversWhatArrivedOfSeveralSkippedOnes() {
        peer.data(1001, WHOLE, 1, 1, "one".getBytes());
        peer.data(1003, WHOLE, 1, 3, "three".getBytes());
        peer.data(1005, WHOLE, 1, 5, "five".getBytes());
        forward(1004, 1, 4);
        assertThat(peer.events.texts()).containsExactly("one", "three", "five");
        assertThat(acknowledged()).isEqualTo(1005);
    }

    @Test
    void leavesOtherStreamsAlone() {
        peer.data(1001, WHOLE, 2, 1, "waits".getBytes());
        forward(1000, 1, 0);
        assertThat(peer.events.messages).isEmpty();
        assertThat(peer.association.stats().held()).isPositive();
    }

    @Test
    void acknowledgesOneThatIsOldAgain() {
        peer.message(1, 0, "here");
        peer.heard.clear();
        forward(999, 1, 7);
        assertThat(acknowledged()).isEqualTo(1000);
        peer.message(1, 1, "still here");
        assertThat(peer.events.texts()).containsExactly("here", "still here");
    }

    @Test
    void refusesOneWithHalfAStream() {
        peer.say(Wire.FORWARD_TSN, 0, out -> out.putInt(1000).putShort((short) 1));
        peer.say(Wire.FORWARD_TSN, 0, out -> out.putShort((short) 1));
        assertThat(peer.association.stats().refused()).isEqualTo(2);
        assertThat(peer.heard).isEmpty();
    }
}
