package io.quarkiverse.cloudflare.deployment.emulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.cloudflare.deployment.emulator.support.LoudLogs;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestInbox;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestPacket;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestPeer;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestSfu;

/** While two peers have a call, a third one with a session of its own sends authentic nonsense. The call goes on. */
@Timeout(120)
class HostileSessionTest {

    private static final int PACKETS = 10_000;
    // Small enough for the buffers of the sockets, so that the system loses none.
    private static final int BATCH = 50;

    private final TestSfu sfu = new TestSfu();
    private final LoudLogs logs = LoudLogs.start();
    private final Fuzz fuzz = new Fuzz(3711);
    private final TestPeer mallory = sfu.peer();
    private TestInbox call;
    private String video;

    @BeforeEach
    void call() {
        TestPeer ada = sfu.peer();
        String publisher = sfu.open();
        String audio = ada.addAudio();
        sfu.push(publisher, ada, audio);
        ada.stream(audio).flow();
        TestPeer bob = sfu.peer();
        call = bob.inbox(sfu.pull(sfu.open(), bob, publisher, audio).get(0));
        call.await(1);

        video = mallory.addSimulcast("h", "l");
        String simple = mallory.addVideo("VP8", "H264", "VP9", "AV1");
        mallory.addData();
        String hostile = sfu.open();
        sfu.push(hostile, mallory, video, simple);
        mallory.channels().awaitEstablished();
        TestPeer victim = sfu.peer();
        mallory.stream(video, "h").flow();
        mallory.stream(simple).flow();
        List<String> pulled = sfu.pull(sfu.open(), victim, hostile, video, simple);
        victim.inbox(pulled.get(0)).await(1);
        mallory.stream(video, "h").stop();
        mallory.stream(simple).stop();
    }

    @AfterEach
    void close() {
        assertThat(logs.records()).isEmpty();
        assertThat(sfu.loop().failures()).isZero();
        call.awaitMore(10);
        logs.close();
        sfu.close();
    }

    @Test
    void fuzzedRtpHarmsNobody() {
        TestPacket valid = mallory.stream(video, "h").sendPacket(new byte[] { (byte) 0x90, (byte) 0x80, (byte) 0x80, 1, 0x10 },
                true);
        for (int packet = 0; packet < PACKETS; packet++) {
            byte[] next = fuzz.number(4) == 0 ? fuzz.anything(128, 191) : fuzz.changed(valid.bytes());
            if (next.length >= 12) {
                ByteBuffer header = ByteBuffer.wrap(next);
                header.put(0, (byte) (0x80 | next[0] & 0x3F)).putShort(2, (short) packet);
                if (fuzz.number(2) == 0) {
                    header.putInt(8, valid.ssrc());
                }
                mallory.connection().sendRtp(next);
            }
            breathe(packet);
        }
    }

    @Test
    void fuzzedRtcpHarmsNobody() {
        int ssrc = mallory.stream(video, "h").ssrc();
        for (int packet = 0; packet < PACKETS; packet++) {
            byte[] next = fuzz.anything(128, 191);
            if (next.length >= 8) {
                ByteBuffer header = ByteBuffer.wrap(next);
                header.put(1, (byte) (200 + fuzz.number(8)));
                if (fuzz.number(4) > 0) {
                    header.putShort(2, (short) (next.length / 4 - 1)).putInt(4, ssrc);
                }
                mallory.connection().sendRtcp(next);
            }
            breathe(packet);
        }
    }

    @Test
    void fuzzedSctpHarmsNobody() {
        for (int packet = 0; packet < PACKETS; packet++) {
            byte[] next = fuzz.anything(0, 255);
            if (next.length >= 16 && next.length < 1100) {
                ByteBuffer header = ByteBuffer.wrap(next);
                // The ports, a chunk whose length fits, and a checksum that is right; the tag of most packets is not.
                header.putShort(0, (short) 5000).putShort(2, (short) 5000).put(12, (byte) fuzz.number(16))
                        .putShort(14, (short) (next.length - 12 - fuzz.number(4))).putInt(8, 0);
                if (fuzz.number(4) == 0) {
                    header.putInt(4, 0).put(12, (byte) 1);
                }
                CRC32C checksum = new CRC32C();
                checksum.update(next);
                header.putInt(8, Integer.reverseBytes((int) checksum.getValue()));
                mallory.connection().sendData(next);
            }
            breathe(packet);
        }
        mallory.connection().sendData(new byte[] { 1 });
    }

    /** Lets the emulator catch up: it has read what is in its socket when it has run two tasks. */
    private void breathe(int number) {
        if (number % BATCH == BATCH - 1) {
            mallory.connection().onLoop(() -> 0);
            sfu.loop().call(() -> 0).join();
            sfu.loop().call(() -> 0).join();
        }
    }
}
