package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.net.UdpPort;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;

/**
 * The connection of a peer with the emulator, without its description: ICE, DTLS, SRTP and SCTP. Has a loop of its own.
 * Thread-safe.
 */
public final class TestConnection implements AutoCloseable {

    /** What arrives; on the peer's loop. */
    public interface Received {
        void rtp(byte[] packet, int length);

        void rtcp(byte[] packet, int length);
    }

    private static final int PATIENCE_SECONDS = 20;
    private static final int FIRST_DTLS = 20;
    private static final int FIRST_RTP = 128;

    private final MediaLoop loop = MediaLoop.start();
    private final SecureRandom random = new SecureRandom();
    private final Signal signal;
    private final Received received;
    private final TestIce ice;
    private final TestLink link;
    private final AtomicInteger transportWide = new AtomicInteger();

    public TestConnection(Signal signal, Received received) {
        this.signal = signal;
        this.received = received;
        this.link = new TestLink(loop, signal, this::raw);
        this.ice = new TestIce(loop, random, bind(), newCredentials(), link::start);
    }

    private UdpPort bind() {
        try {
            return loop.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    (port, from, buffer, length) -> receive(buffer, length));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private IceCredentials newCredentials() {
        return new IceCredentials("peer" + random.nextInt(1_000_000),
                "password" + Long.toHexString(random.nextLong() | 1L << 63));
    }

    public MediaLoop loop() {
        return loop;
    }

    public <T> T onLoop(Supplier<T> task) {
        return loop.call(task).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public SdpFingerprint fingerprint() {
        return link.fingerprint();
    }

    public IceCredentials credentials() {
        return onLoop(ice::own);
    }

    int newSource() {
        return random.nextInt(1, Integer.MAX_VALUE);
    }

    /** Counts all packets of the connection. */
    int nextTransportWide() {
        return transportWide.getAndIncrement() & 0xFFFF;
    }

    public TestIce ice() {
        return ice;
    }

    public void restartIce() {
        loop.execute(() -> ice.restart(newCredentials()));
    }

    /** Goes on from another port, as after a change of network. */
    public void move() {
        UdpPort port = bind();
        loop.execute(() -> ice.move(port));
    }

    public void connect(Remote remote) {
        loop.execute(() -> {
            link.expect(remote.fingerprints());
            ice.start(remote);
        });
    }

    /** Makes the active side of SCTP, which asks as soon as DTLS is done. */
    public void startSctp(SctpSettings settings, SctpEvents events) {
        loop.execute(() -> link.startSctp(settings, events));
    }

    public Optional<SctpAssociation> sctp() {
        return link.sctp();
    }

    public boolean connected() {
        return link.isConnected();
    }

    /**
     * @return why DTLS failed or ended; empty if it did not
     */
    public String failure() {
        return link.failure();
    }

    /** Protects and sends. */
    public void sendRtp(byte[] packet) {
        loop.execute(() -> raw(link.srtp().rtp(packet)));
    }

    /** Protects and sends. */
    public void sendRtcp(byte[] compound) {
        loop.execute(() -> raw(link.srtp().rtcp(compound)));
    }

    /** Protects, but does not send: what can be sent {@link #raw} as often as one likes. */
    public byte[] protectedRtp(byte[] packet) {
        return onLoop(() -> link.srtp().rtp(packet));
    }

    /** Sends application data of DTLS: what takes the place of an SCTP packet. */
    public void sendData(byte[] data) {
        link.sendData(data);
    }

    /** Sends as it is, from the address that ICE has authenticated. */
    public void raw(byte[] packet) {
        raw(packet, 0, packet.length);
    }

    private void raw(byte[] packet, int offset, int length) {
        ice.target().filter(target -> length > 0).ifPresent(target -> ice.port().send(target, packet, offset, length));
    }

    private void receive(byte[] buffer, int length) {
        int first = buffer[0] & 0xFF;
        if (first >= FIRST_RTP) {
            link.receiveRtp(buffer, length, received);
        } else if (first >= FIRST_DTLS) {
            link.receiveDtls(buffer, length);
        } else {
            ice.receive(buffer, length);
            signal.changed();
        }
    }

    /** Goes away without a word. */
    public void vanish() {
        loop.close();
        link.close();
    }

    @Override
    public void close() {
        link.close();
        loop.close();
    }
}
