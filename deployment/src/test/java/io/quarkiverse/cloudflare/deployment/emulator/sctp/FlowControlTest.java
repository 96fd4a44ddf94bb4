package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class FlowControlTest {

    @Test
    void opensTheWindowWhileEverythingArrives() {
        SctpPair pair = SctpPair.connected(1);
        assertThat(pair.client.stats().window()).isEqualTo(4404);
        for (int i = 0; i < 8; i++) {
            pair.client.send(1, i, SctpPair.bytes(250_000, i), Reliability.RELIABLE);
        }
        pair.settle();
        assertThat(pair.client.stats().window()).isGreaterThan(60_000);
        assertThat(pair.client.stats().retransmissions()).isZero();
    }

    @Test
    void halvesTheWindowWhenAcknowledgmentsShowALoss() {
        SctpPair pair = SctpPair.connected(1);
        for (int i = 0; i < 8; i++) {
            pair.client.send(1, i, SctpPair.bytes(250_000, i), Reliability.RELIABLE);
        }
        pair.run(() -> pair.client.stats().window() > 40_000);
        int[] widest = { 0 };
        int[] lost = { 1 };
        pair.up.swallows = packet -> packet[12] == Wire.DATA && lost[0]-- == 1;
        pair.run(() -> {
            widest[0] = Math.max(widest[0], pair.client.stats().window());
            return pair.client.stats().retransmissions() > 0;
        });
        assertThat(pair.client.stats().window()).isBetween(widest[0] * 4 / 10, widest[0] * 6 / 10);
        pair.settle();
        assertThat(pair.client.stats().retransmissions()).isEqualTo(1);
        assertThat(pair.serverEvents.messages).hasSize(8);
    }

    @Test
    void beginsAgainWithOnePacketAfterATimeout() {
        SctpPair pair = SctpPair.connected(1);
        pair.client.send(1, 1, new byte[250_000], Reliability.RELIABLE);
        pair.run(() -> pair.client.stats().window() > 20_000);
        pair.up.loss = 1;
        pair.run(() -> pair.client.stats().retransmissions() > 0);
        assertThat(pair.client.stats().window()).isEqualTo(CongestionWindow.SEGMENT);
        pair.up.loss = 0;
        pair.settle();
        assertThat(pair.serverEvents.messages).hasSize(1);
    }

    @Test
    void keepsAFastPeerFromFillingTheMemoryOfASlowReader() {
        SctpPair pair = SctpPair.connected(1);
        pair.server.pause(true);
        IntStream.range(0, 20)
                .forEach(i -> pair.client.send(i % 3, i, SctpPair.bytes(200_000, i), Reliability.RELIABLE));
        pair.run(Duration.ofSeconds(30));
        assertThat(pair.server.stats().held()).isBetween(DataReceiver.CAPACITY * 9 / 10, DataReceiver.CAPACITY);
        assertThat(pair.serverEvents.messages).isEmpty();
        long waiting = pair.client.buffered();
        assertThat(waiting).isGreaterThan(2_900_000);
        pair.server.pause(false);
        pair.run(Duration.ofMillis(50));
        assertThat(pair.client.buffered()).isLessThan(waiting - 10_000);
        pair.settle();
        assertThat(pair.serverEvents.messages).hasSize(20).allSatisfy(
                message -> assertThat(message.payload()).isEqualTo(SctpPair.bytes(200_000, message.ppid())));
    }

    @Test
    void goesOnWhenTheNewsOfAnOpenWindowGetsLost() {
        SctpPair pair = SctpPair.connected(1);
        pair.server.pause(true);
        IntStream.range(0, 8).forEach(i -> pair.client.send(1, i, new byte[200_000], Reliability.RELIABLE));
        pair.run(Duration.ofSeconds(10));
        pair.down.loss = 1;
        pair.server.pause(false);
        pair.run(Duration.ofMillis(100));
        pair.down.loss = 0;
        pair.settle();
        assertThat(pair.serverEvents.messages).hasSize(8);
    }

    @Test
    void refusesMessagesWhenTooManyWait() {
        SctpPair pair = SctpPair.connected(1);
        pair.up.loss = 1;
        int taken = 0;
        while (pair.client.send(1, 53, new byte[100_000], Reliability.RELIABLE)) {
            taken++;
        }
        assertThat(taken).isEqualTo((8 << 20) / 100_064);
        assertThat(pair.client.buffered()).isEqualTo(taken * 100_064L);
    }

    @Test
    void countsMoreThanThePayloadOfVeryShortMessages() {
        SctpPair pair = SctpPair.connected(1);
        pair.up.loss = 1;
        int taken = 0;
        while (pair.client.send(1, 53, new byte[1], Reliability.RELIABLE)) {
            taken++;
        }
        assertThat(taken).isEqualTo((8 << 20) / 65);
    }

    @Test
    void letsStreamsTakeTurns() {
        SctpPair pair = SctpPair.connected(1);
        IntStream.range(0, 10).forEach(i -> pair.client.send(1, i, new byte[100_000], Reliability.RELIABLE));
        pair.say(2, "not last", Reliability.RELIABLE);
        pair.settle();
        assertThat(pair.serverEvents.messages.indexOf(pair.serverEvents.on(2).get(0))).isLessThan(3);
    }

    @Test
    void doesNotLetALossOnOneStreamHoldUpAnother() {
        SctpPair pair = SctpPair.connected(1);
        int[] lost = { 1 };
        pair.up.swallows = packet -> packet[12] == Wire.DATA && lost[0]-- == 1;
        pair.say(1, "lost at first", Reliability.RELIABLE);
        pair.say(1, "behind it", Reliability.RELIABLE);
        pair.say(1, "overtakes", SctpPair.UNORDERED);
        pair.say(2, "elsewhere", Reliability.RELIABLE);
        pair.run(Duration.ofMillis(12));
        assertThat(pair.serverEvents.texts()).containsExactly("overtakes", "elsewhere");
        pair.settle();
        assertThat(pair.serverEvents.texts()).containsExactly("overtakes", "elsewhere", "lost at first", "behind it");
    }
}
