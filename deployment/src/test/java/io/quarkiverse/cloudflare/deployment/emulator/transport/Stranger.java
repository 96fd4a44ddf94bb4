package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.net.UdpPort;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunWriter;

/** A socket that sends what it likes to the emulator, and sees what comes back. Thread-safe. */
final class Stranger implements AutoCloseable {

    private static final byte[] TRANSACTION = new byte[12];

    private final MediaLoop loop = MediaLoop.start();
    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private final InetSocketAddress host;
    private final UdpPort port;

    Stranger(Transports transports) throws IOException {
        SdpCandidate candidate = transports.candidates().get(0);
        host = new InetSocketAddress(candidate.address(), candidate.port());
        port = loop.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                (to, from, buffer, length) -> received.add(Arrays.copyOf(buffer, length)));
    }

    InetSocketAddress address() {
        return port.address();
    }

    void send(byte[] packet) {
        port.send(host, packet, 0, packet.length);
    }

    /** A request that is still to be signed. */
    static StunWriter request(IceCredentials credentials) {
        return new StunWriter(StunMessage.Kind.REQUEST, TRANSACTION).username(credentials.ufrag() + ":peer").priority(1);
    }

    /** Sends a request as the controlling peer that knows the credentials. */
    void check(IceCredentials credentials, boolean nominate) {
        StunWriter request = request(credentials).controlling(1);
        send((nominate ? request.useCandidate() : request).sign(credentials.password()));
    }

    byte[] awaitPacket() throws InterruptedException {
        byte[] packet = received.poll(20, TimeUnit.SECONDS);
        if (packet == null) {
            throw new AssertionError("Nothing arrived within 20 seconds");
        }
        return packet;
    }

    StunMessage awaitResponse() throws InterruptedException {
        byte[] packet = awaitPacket();
        return StunMessage.parse(packet, packet.length).orElseThrow();
    }

    boolean heardNothing() {
        return received.isEmpty();
    }

    @Override
    public void close() {
        loop.close();
    }
}
