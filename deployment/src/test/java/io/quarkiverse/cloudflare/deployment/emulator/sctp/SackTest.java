package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** Acknowledgments in both directions, chunk by chunk. */
class SackTest {

    private static final int WINDOW = 100_000;

    private final CraftingPeer peer = CraftingPeer.connected();
    private final int first = peer.serverTsn();

    private int[] shorts(int from, int count) {
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            found[i] = peer.last(Wire.SACK).unsignedShort(from + 2 * i);
        }
        return found;
    }

    private long dataHeard() {
        return peer.heard.stream().filter(chunk -> chunk.type() == Wire.DATA).count();
    }

    private void sendSix() {
        for (int i = 0; i < 6; i++) {
            peer.association.send(1, 53, new byte[] { (byte) i }, Reliability.RELIABLE);
        }
        peer.heard.clear();
    }

    @Test
    void acknowledgesTheFirstPacketAtOnceAndThenEverySecond() {
        peer.message(1, 0, "1");
        assertThat(peer.heardTypes()).containsExactly(Wire.SACK);
        peer.message(1, 1, "2");
        assertThat(peer.heardTypes()).containsExactly(Wire.SACK);
        peer.message(1, 2, "3");
        assertThat(peer.heardTypes()).containsExactly(Wire.SACK, Wire.SACK);
        assertThat(peer.last(Wire.SACK).integer(0)).isEqualTo(1002);
    }

    @Test
    void acknowledgesASinglePacketAfterAWhile() {
        peer.message(1, 0, "1");
        peer.message(1, 1, "2");
        peer.heard.clear();
        peer.timers.advance(Duration.ofMillis(99));
        assertThat(peer.heard).isEmpty();
        peer.timers.advance(Duration.ofMillis(1));
        assertThat(peer.last(Wire.SACK).integer(0)).isEqualTo(1001);
    }

    @Test
    void acknowledgesAtOnceWhenAskedTo() {
        peer.message(1, 0, "1");
        peer.heard.clear();
        peer.data(1001, Wire.BEGIN | Wire.END | Wire.IMMEDIATE, 1, 1, new byte[1]);
        assertThat(peer.last(Wire.SACK).integer(0)).isEqualTo(1001);
    }

    @Test
    void reportsGapsAndDuplicates() {
        for (int tsn : new int[] { 1000, 1002, 1003, 1006, 1003 }) {
            peer.data(tsn, Wire.BEGIN | Wire.END, 1, tsn - 1000, new byte[1]);
        }
        assertThat(peer.last(Wire.SACK).integer(0)).isEqualTo(1000);
        assertThat(shorts(8, 6)).containsExactly(2, 1, 2, 3, 6, 6);
        assertThat(peer.last(Wire.SACK).integer(20)).isEqualTo(1003);
        peer.data(1001, Wire.BEGIN | Wire.END, 1, 1, new byte[1]);
        assertThat(peer.last(Wire.SACK).integer(0)).isEqualTo(1003);
        assertThat(shorts(8, 4)).containsExactly(1, 0, 3, 3);
        assertThat(peer.events.messages).hasSize(4);
    }

    @Test
    void offersWhatIsLeftOfItsWindow() {
        peer.data(1001, Wire.BEGIN | Wire.END, 1, 1, new byte[1000]);
        assertThat(peer.last(Wire.SACK).integer(4)).isEqualTo(DataReceiver.CAPACITY - 1064);
    }

    @Test
    void repeatsAtOnceWhatThreeAcknowledgmentsLeaveOut() {
        sendSix();
        peer.sack(first - 1, WINDOW, 2, 2);
        peer.sack(first - 1, WINDOW, 2, 3);
        assertThat(dataHeard()).isZero();
        peer.sack(first - 1, WINDOW, 2, 4);
        assertThat(dataHeard()).isEqualTo(1);
        assertThat(peer.last(Wire.DATA).integer(0)).isEqualTo(first);
        peer.sack(first - 1, WINDOW, 2, 5);
        assertThat(dataHeard()).isEqualTo(1);
    }

    @Test
    void repeatsWhatThePeerHadAndDropped() {
        sendSix();
        peer.sack(first - 1, WINDOW, 2, 6);
        peer.sack(first, WINDOW);
        peer.timers.advance(Duration.ofSeconds(1));
        assertThat(peer.heard.stream().filter(chunk -> chunk.type() == Wire.DATA).map(chunk -> chunk.integer(0) - first))
                .contains(1, 2, 3, 4, 5);
    }

    @Test
    void ignoresAcknowledgmentsThatWereOvertaken() {
        sendSix();
        peer.sack(first + 5, WINDOW);
        assertThat(peer.association.buffered()).isZero();
        peer.sack(first + 1, 0);
        peer.association.send(1, 53, new byte[1], Reliability.RELIABLE);
        peer.association.send(1, 53, new byte[1], Reliability.RELIABLE);
        assertThat(dataHeard()).isEqualTo(2);
    }

    @Test
    void refusesAcknowledgmentsOfWhatWasNotSent() {
        sendSix();
        peer.sack(first + 6, WINDOW);
        peer.sack(first - 1, WINDOW, 2, 8);
        peer.sack(first - 1, WINDOW, 3, 2);
        peer.sack(first - 1, WINDOW, 2, 3, 3, 4);
        peer.sack(first - 1, WINDOW, 0, 1);
        peer.say(Wire.SACK, 0, out -> out.putInt(first).putInt(WINDOW).putShort((short) 1).putShort((short) 0));
        assertThat(peer.association.stats().refused()).isEqualTo(6);
        assertThat(peer.association.buffered()).isEqualTo(6 * 65);
    }

    @Test
    void learnsHowLongToWait() {
        assertThat(peer.association.stats().timeoutMillis()).isEqualTo(1000);
        peer.association.send(1, 53, new byte[1], Reliability.RELIABLE);
        peer.timers.advance(Duration.ofMillis(300));
        peer.sack(first, WINDOW);
        assertThat(peer.association.stats().timeoutMillis()).isEqualTo(900);
        peer.association.send(1, 53, new byte[1], Reliability.RELIABLE);
        peer.timers.advance(Duration.ofMillis(900));
        assertThat(peer.association.stats().timeoutMillis()).isEqualTo(1800);
    }

    @Test
    void givesUpWhenNothingIsAcknowledged() {
        peer.association.send(1, 53, new byte[1], Reliability.RELIABLE);
        peer.timers.advance(Duration.ofMinutes(2));
        assertThat(peer.events.ends).containsExactly("The peer acknowledged nothing in 11 attempts");
        assertThat(peer.association.established()).isFalse();
        assertThat(peer.timers.pending()).isZero();
        assertThat(peer.heardTypes()).endsWith(Wire.ABORT);
    }
}
