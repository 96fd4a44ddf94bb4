package io.quarkiverse.cloudflare.deployment.emulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.net.UdpPort;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunWriter;
import io.quarkiverse.cloudflare.deployment.emulator.support.LoudLogs;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestInbox;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestPeer;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestSfu;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Refusal;

/** While two peers have a call, others send what they should not. Only a counter moves. */
@Timeout(120)
class HostilePacketsTest {

    private static final int PACKETS = 10_000;
    // Small enough for the buffers of the sockets, so that the system loses none.
    private static final int BATCH = 50;

    private final TestSfu sfu = new TestSfu();
    private final LoudLogs logs = LoudLogs.start();
    private final MediaLoop stranger = MediaLoop.start();
    private final AtomicInteger answers = new AtomicInteger();
    private final Fuzz fuzz = new Fuzz(8446);
    private TestPeer ada;
    private TestInbox call;
    private UdpPort port;

    @BeforeEach
    void call() throws Exception {
        port = stranger.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                (to, from, buffer, length) -> answers.incrementAndGet());
        ada = sfu.peer();
        String publisher = sfu.open();
        String audio = ada.addAudio();
        sfu.push(publisher, ada, audio);
        ada.stream(audio).flow();
        TestPeer bob = sfu.peer();
        call = bob.inbox(sfu.pull(sfu.open(), bob, publisher, audio).get(0));
        bob.awaitConnected();
        call.await(1);
    }

    @AfterEach
    void close() {
        assertThat(answers).hasValue(0);
        assertThat(logs.records()).isEmpty();
        assertThat(sfu.loop().failures()).isZero();
        call.awaitMore(10);
        logs.close();
        stranger.close();
        sfu.close();
    }

    @Test
    void fuzzedChecksAreNotAnswered() {
        byte[] check = new StunWriter(StunMessage.Kind.REQUEST, new byte[12]).username("nobody:peer").priority(1)
                .useCandidate().controlling(1).sign("password");
        for (int packet = 0; packet < PACKETS; packet++) {
            stranger(fuzz.number(4) == 0 ? fuzz.anything(0, 3) : fuzz.changed(check), packet);
        }
        assertThat(refused(Refusal.MALFORMED_STUN)).isGreaterThan(PACKETS / 2);
    }

    @Test
    void forgedCredentialsAreNotAnswered() {
        String ufrag = ada.connection().ice().remote().ufrag();
        for (int packet = 0; packet < PACKETS; packet++) {
            String name = packet % 2 == 0 ? ufrag : "user" + packet;
            stranger(new StunWriter(StunMessage.Kind.REQUEST, new byte[12]).username(name + ":peer").priority(1).useCandidate()
                    .controlling(1).sign("password" + packet), packet);
        }
        assertThat(refused(Refusal.BAD_INTEGRITY)).isEqualTo(PACKETS / 2);
        assertThat(refused(Refusal.UNKNOWN_UFRAG)).isEqualTo(PACKETS / 2);
    }

    @Test
    void packetsFromAForeignAddressAreDropped() {
        byte[] authentic = ada.connection().protectedRtp(rtp(5));
        for (int packet = 0; packet < PACKETS; packet++) {
            stranger(fuzz.number(2) == 0 ? authentic : fuzz.anything(20, 63), packet);
        }
        assertThat(refused(Refusal.UNKNOWN_ADDRESS)).isEqualTo(PACKETS);
        stranger(new byte[] { 77 }, 0);
        assertThat(refused(Refusal.UNKNOWN_PROTOCOL)).isEqualTo(1);
    }

    @Test
    void fuzzedMediaOfAPeerIsDropped() {
        byte[] authentic = ada.connection().protectedRtp(rtp(5));
        for (int packet = 0; packet < PACKETS; packet++) {
            byte[] next = fuzz.number(2) == 0 ? fuzz.anything(128, 191) : fuzz.changed(authentic);
            next[0] = (byte) (0x80 | next[0] & 0x3F);
            fromAda(next, packet);
        }
        assertThat(refused(Refusal.BAD_SRTP)).isGreaterThan(PACKETS * 9 / 10);
    }

    @Test
    void replayedMediaIsDropped() {
        byte[] authentic = ada.connection().protectedRtp(rtp(5));
        for (int packet = 0; packet < PACKETS; packet++) {
            fromAda(authentic, packet);
        }
        assertThat(refused(Refusal.REPLAYED_SRTP)).isEqualTo(PACKETS - 1);
    }

    @Test
    void fuzzedRecordsOfAPeerAreDropped() {
        for (int packet = 0; packet < PACKETS; packet++) {
            byte[] record = fuzz.anything(20, 63);
            if (record.length > 13 && fuzz.number(4) > 0) {
                // A header that is right: of epoch 1, and of a length that fits.
                ByteBuffer.wrap(record).put(0, (byte) (20 + fuzz.number(4))).putShort(1, (short) 0xFEFD)
                        .putShort(3, (short) fuzz.number(2)).putShort(11, (short) (record.length - 13));
            }
            fromAda(record, packet);
        }
    }

    private static byte[] rtp(int sequence) {
        byte[] text = "a foreign stream".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(12 + text.length).put((byte) 0x80).put((byte) 111).putShort((short) sequence).putInt(1)
                .putInt(0x7777).put(text).array();
    }

    private void stranger(byte[] packet, int number) {
        SdpCandidate host = sfu.transports().candidates().get(0);
        port.send(new InetSocketAddress(host.address(), host.port()), packet, 0, packet.length);
        breathe(number);
    }

    private void fromAda(byte[] packet, int number) {
        ada.connection().raw(packet);
        breathe(number);
    }

    /** Lets the emulator catch up: it has read what is in its socket when it has run two tasks. */
    private void breathe(int number) {
        if (number % BATCH == BATCH - 1) {
            catchUp();
        }
    }

    private void catchUp() {
        sfu.loop().call(() -> 0).join();
        sfu.loop().call(() -> 0).join();
    }

    private long refused(Refusal cause) {
        catchUp();
        return sfu.transports().counters().of(cause);
    }
}
