package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartialReliabilityTest {

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void deliversWholeMessagesOnlyAndAllOfTheReliableOnes(int seed) {
        Random random = new Random(seed);
        SctpPair pair = SctpPair.connected(seed).loses(0.02 + random.nextDouble() * 0.15).jitters(1 + random.nextInt(40))
                .duplicates(0.05);
        List<Reliability> reliabilities = List.of(Reliability.RELIABLE, SctpPair.repeated(true, 0),
                SctpPair.repeated(false, 0), SctpPair.repeated(true, 2), SctpPair.within(true, 300),
                SctpPair.within(false, 300));
        for (int i = 0; i < 300; i++) {
            int stream = i % reliabilities.size();
            int length = 1 + random.nextInt(i % 20 == 1 ? 20_000 : 1_500);
            pair.client.send(stream, i, SctpPair.bytes(length, i), reliabilities.get(stream));
            pair.run(Duration.ofMillis(random.nextInt(10)));
        }
        pair.settle();
        assertThat(pair.serverEvents.messages).allSatisfy(message -> assertThat(message.payload())
                .isEqualTo(SctpPair.bytes(message.payload().length, message.ppid())));
        assertThat(pair.serverEvents.on(0)).hasSize(50);
        for (int stream = 0; stream < reliabilities.size(); stream++) {
            List<Integer> numbers = pair.serverEvents.on(stream).stream().map(RecordingPeer.Received::ppid).toList();
            assertThat(numbers).doesNotHaveDuplicates();
            if (reliabilities.get(stream).ordered()) {
                assertThat(numbers).isSorted();
            }
        }
        assertThat(pair.serverEvents.messages.size()).isGreaterThan(150);
        assertThat(pair.server.stats().held()).isZero();
        assertNothingIsStuck(pair, reliabilities);
    }

    private static void assertNothingIsStuck(SctpPair pair, List<Reliability> reliabilities) {
        pair.loses(0);
        int before = pair.serverEvents.messages.size();
        for (int stream = 0; stream < reliabilities.size(); stream++) {
            pair.say(stream, "after", reliabilities.get(stream));
        }
        pair.settle();
        assertThat(pair.serverEvents.messages).hasSize(before + reliabilities.size());
    }

    @Test
    void sendsOnceWhatMayNotBeRepeated() {
        SctpPair pair = SctpPair.connected(1).jitters(0);
        pair.up.swallows = packet -> packet[12] == Wire.DATA;
        pair.say(1, "lost", SctpPair.repeated(true, 0));
        pair.settle();
        assertThat(pair.client.stats().retransmissions()).isZero();
        pair.up.swallows = packet -> false;
        pair.say(1, "next", SctpPair.repeated(true, 0));
        pair.settle();
        assertThat(pair.serverEvents.texts()).containsExactly("next");
    }

    @Test
    void repeatsAsOftenAsItMay() {
        SctpPair pair = SctpPair.connected(1);
        pair.up.swallows = packet -> packet[12] == Wire.DATA;
        pair.say(1, "lost", SctpPair.repeated(true, 3));
        pair.settle();
        assertThat(pair.client.stats().retransmissions()).isEqualTo(3);
    }

    @Test
    void stopsRepeatingWhenTheTimeIsOver() {
        SctpPair pair = SctpPair.connected(1);
        pair.up.swallows = packet -> packet[12] == Wire.DATA;
        pair.say(1, "lost", SctpPair.within(true, 2500));
        pair.settle();
        // After one second; the next time would be after three.
        assertThat(pair.client.stats().retransmissions()).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsTooOldBeforeItWasSent() {
        SctpPair pair = SctpPair.connected(1);
        pair.up.swallows = packet -> packet[12] == Wire.DATA;
        pair.client.send(1, 1, new byte[60_000], Reliability.RELIABLE);
        pair.say(2, "too late", SctpPair.within(true, 100));
        pair.say(2, "in time", SctpPair.within(true, 60_000));
        pair.run(Duration.ofSeconds(2));
        pair.up.swallows = packet -> false;
        pair.settle();
        assertThat(pair.serverEvents.on(2)).extracting(RecordingPeer.Received::text).containsExactly("in time");
    }

    @Test
    void givesUpTheRestOfAMessageOfWhichThePeerHasTheBeginning() {
        SctpPair pair = SctpPair.connected(1);
        pair.client.send(1, 1, new byte[60_000], SctpPair.within(true, 30));
        pair.run(Duration.ofMillis(12));
        assertThat(pair.server.stats().held()).isPositive();
        // Acknowledgments stay away until the message is too old, so that a part of it is never sent.
        pair.down.swallows = packet -> true;
        pair.run(Duration.ofMillis(600));
        pair.down.swallows = packet -> false;
        pair.say(1, "next", Reliability.RELIABLE);
        pair.settle();
        assertThat(pair.serverEvents.texts()).containsExactly("next");
        assertThat(pair.server.stats().held()).isZero();
    }

    @Test
    void keepsItsPromiseToAPeerThatCannotSkip() {
        CraftingPeer peer = new CraftingPeer();
        peer.connect(new Endpoint(77, 1000, 100_000, 10, 10, false, false));
        peer.association.send(1, 53, "again and again".getBytes(), SctpPair.repeated(true, 0));
        peer.timers.advance(Duration.ofSeconds(10));
        assertThat(peer.heardTypes()).doesNotContain(Wire.FORWARD_TSN);
        assertThat(peer.heardTypes().stream().filter(type -> type == Wire.DATA)).hasSizeGreaterThan(2);
    }

    @Test
    void saysOnceWhatToSkipUntilThatSeemsLost() {
        CraftingPeer peer = CraftingPeer.connected();
        peer.association.send(1, 53, "lost".getBytes(), SctpPair.repeated(true, 0));
        peer.timers.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            peer.sack(peer.serverTsn() - 1, 100_000);
        }
        assertThat(peer.heardTypes()).containsExactly(Wire.DATA, Wire.FORWARD_TSN);
        peer.timers.advance(Duration.ofSeconds(2));
        assertThat(peer.heardTypes()).containsExactly(Wire.DATA, Wire.FORWARD_TSN, Wire.FORWARD_TSN);
    }
}
