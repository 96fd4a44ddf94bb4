package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class HandshakeTest {

    private final SctpPair pair = new SctpPair(1);

    @Test
    void bringsBothSidesUp() {
        pair.connect();
        assertThat(pair.clientEvents.establishments).isEqualTo(1);
        assertThat(pair.serverEvents.establishments).isEqualTo(1);
        pair.settle();
        assertThat(pair.timers.pending()).isZero();
    }

    @Test
    void bringsBothSidesUpWhenBothAsk() {
        pair.server.connect();
        pair.connect();
        pair.say(1, "hello", Reliability.RELIABLE);
        pair.server.send(1, 53, "hi".getBytes(), Reliability.RELIABLE);
        pair.settle();
        assertThat(pair.serverEvents.texts()).containsExactly("hello");
        assertThat(pair.clientEvents.texts()).containsExactly("hi");
        assertThat(pair.clientEvents.ends).isEmpty();
    }

    @Test
    void comesUpHoweverManyPacketsAreLostAndDoubled() {
        for (int seed = 0; seed < 200; seed++) {
            SctpPair bad = new SctpPair(seed).loses(0.25).duplicates(0.3).jitters(30);
            if (seed % 2 == 0) {
                bad.server.connect();
            }
            bad.connect();
            bad.say(1, "hello", Reliability.RELIABLE);
            bad.server.send(1, 53, "hi".getBytes(), Reliability.RELIABLE);
            bad.settle();
            assertThat(bad.serverEvents.texts()).as("seed %d", seed).containsExactly("hello");
            assertThat(bad.clientEvents.texts()).as("seed %d", seed).containsExactly("hi");
        }
    }

    @Test
    void givesUpWhenNobodyAnswers() {
        pair.up.loss = 1;
        pair.client.connect();
        pair.run(Duration.ofMinutes(2));
        assertThat(pair.clientEvents.ends).containsExactly("The peer did not answer 9 attempts to connect");
        assertThat(pair.timers.pending()).isZero();
    }

    @Test
    void remembersNothingOfAnInitUntilTheCookieComesBack() {
        CraftingPeer peer = new CraftingPeer();
        for (int i = 1; i <= 1000; i++) {
            peer.init(Endpoint.local(i, i));
        }
        assertThat(peer.heardTypes()).hasSize(1000).containsOnly(Wire.INIT_ACK);
        assertThat(peer.timers.pending()).isZero();
        assertThat(peer.association.established()).isFalse();
    }

    @Test
    void refusesForgedCookies() {
        CraftingPeer peer = new CraftingPeer();
        peer.init(Endpoint.local(77, 1000));
        InitChunk answer = InitChunk.read(peer.last(Wire.INIT_ACK)).orElseThrow();
        byte[] cookie = answer.cookie().orElseThrow();
        peer.writer.tag(answer.sender().tag());
        for (int i = 0; i < cookie.length; i++) {
            cookie[i] ^= 1;
            peer.say(Wire.COOKIE_ECHO, 0, out -> out.put(cookie));
            cookie[i] ^= 1;
        }
        assertThat(peer.association.established()).isFalse();
        assertThat(peer.association.stats().refused()).isEqualTo(cookie.length);
        peer.say(Wire.COOKIE_ECHO, 0, out -> out.put(cookie));
        assertThat(peer.association.established()).isTrue();
    }

    @Test
    void refusesACookieThatIsTooOldAndSaysSo() {
        CraftingPeer peer = new CraftingPeer();
        peer.init(Endpoint.local(77, 1000));
        InitChunk answer = InitChunk.read(peer.last(Wire.INIT_ACK)).orElseThrow();
        peer.timers.advance(Duration.ofSeconds(61));
        peer.writer.tag(answer.sender().tag());
        peer.say(Wire.COOKIE_ECHO, 0, out -> out.put(answer.cookie().orElseThrow()));
        assertThat(peer.association.established()).isFalse();
        assertThat(peer.last(Wire.ERROR).unsignedShort(0)).isEqualTo(Wire.STALE_COOKIE);
        assertThat(peer.last(Wire.ERROR).integer(4)).isEqualTo(1_000_000);
    }

    @Test
    void answersADelayedInitWithoutHarmToTheAssociation() {
        CraftingPeer peer = CraftingPeer.connected();
        peer.init(Endpoint.local(77, 1000));
        assertThat(peer.heardTypes()).containsExactly(Wire.INIT_ACK);
        assertThat(peer.events.establishments).isEqualTo(1);
    }

    @Test
    void beginsAnewWhenThePeerRestarts() {
        CraftingPeer peer = CraftingPeer.connected();
        peer.message(1, 0, "before");
        peer.connect(Endpoint.local(78, 5));
        peer.tsn = 5;
        peer.message(1, 0, "after");
        assertThat(peer.events.establishments).isEqualTo(2);
        assertThat(peer.events.texts()).containsExactly("before", "after");
    }

    @Test
    void reportsParametersThatAskForIt() {
        CraftingPeer peer = new CraftingPeer();
        peer.writer.tag(0);
        peer.say(Wire.INIT, 0, out -> {
            out.putInt(77).putInt(1000).putShort((short) 1).putShort((short) 1).putInt(1);
            out.putInt(0xc123_0005).put((byte) 9).put(new byte[3]);
            out.putInt(0x8123_0004).putInt(0x4123_0004).putInt(0xc000_0004);
        });
        ByteBuffer answer = peer.last(Wire.INIT_ACK).value();
        List<Chunk> reported = Chunk.parameters(answer, 16).orElseThrow().stream()
                .filter(parameter -> parameter.type() == Wire.UNRECOGNIZED_PARAMETER).toList();
        assertThat(reported).extracting(parameter -> parameter.integer(0)).containsExactly(0xc123_0005, 0x4123_0004);
    }

    @Test
    void ignoresAnInitThatAsksForNothing() {
        CraftingPeer peer = new CraftingPeer();
        peer.writer.tag(0);
        peer.say(Wire.INIT, 0, out -> out.putInt(0).putInt(1000).putInt(0x0001_0001).putInt(1));
        peer.say(Wire.INIT, 0, out -> out.putInt(7).putInt(1000).putInt(0x0001_0000).putInt(1));
        peer.say(Wire.INIT, 0, out -> out.putInt(7).putInt(1000).putInt(0x0001_0001));
        assertThat(peer.heard).isEmpty();
        assertThat(peer.association.stats().refused()).isEqualTo(3);
    }
}
