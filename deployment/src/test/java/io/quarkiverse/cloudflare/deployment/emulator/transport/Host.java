package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsIdentity;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.support.Remote;
import io.quarkiverse.cloudflare.deployment.emulator.support.Signal;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestConnection;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/** The emulator's side of some connections, with what happens to each. Thread-safe. */
final class Host implements AutoCloseable {

    static final DtlsIdentity IDENTITY = DtlsIdentity.create(new SecureRandom(), Clock.systemUTC());

    final MediaLoop loop = MediaLoop.start();
    final Transports transports;
    private final List<TestConnection> peers = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();

    Host() throws IOException {
        transports = new Transports(loop, IDENTITY, List.of(InetAddress.getLoopbackAddress()), new SecureRandom());
    }

    Host(Timers timers) throws IOException {
        transports = new Transports(loop, timers, IDENTITY, List.of(InetAddress.getLoopbackAddress()), new SecureRandom());
    }

    <T> T onLoop(Supplier<T> task) {
        return loop.call(task).orTimeout(20, TimeUnit.SECONDS).join();
    }

    Session open() {
        return new Session();
    }

    /** A transport and the peer at its other end, connected. */
    Session connected() {
        Session session = open();
        session.connect();
        session.awaitConnected();
        return session;
    }

    Stranger stranger() throws IOException {
        Stranger stranger = new Stranger(transports);
        strangers.add(stranger);
        return stranger;
    }

    long refused(Refusal cause) {
        return onLoop(() -> transports.counters().of(cause));
    }

    @Override
    public void close() {
        strangers.forEach(Stranger::close);
        peers.forEach(TestConnection::close);
        transports.close();
        loop.close();
    }

    /** Both ends of a connection, and what arrives at each. */
    final class Session implements TestConnection.Received {

        final Signal signal = new Signal();
        final TestConnection peer = new TestConnection(signal, this);
        final Transport transport;
        final List<byte[]> rtpAtHost = new ArrayList<>();
        final List<byte[]> rtcpAtHost = new ArrayList<>();
        final List<byte[]> rtpAtPeer = new ArrayList<>();
        final List<byte[]> rtcpAtPeer = new ArrayList<>();
        volatile boolean connected;
        volatile String failure = "";

        private Session() {
            peers.add(peer);
            transport = onLoop(() -> transports.open(new Events()));
        }

        void connect() {
            loop.execute(() -> transport.expect(List.of(peer.fingerprint())));
            peer.connect(remote());
        }

        Remote remote() {
            return onLoop(() -> Remote.of(transports, transport));
        }

        void awaitConnected() {
            signal.await("both are connected", () -> {
                if (!failure.isEmpty() || !peer.failure().isEmpty()) {
                    throw new AssertionError("Not connected: " + failure + peer.failure());
                }
                return connected && peer.connected();
            });
        }

        void await(String what, BooleanSupplier condition) {
            signal.await(what, condition);
        }

        @Override
        public void rtp(byte[] packet, int length) {
            keep(rtpAtPeer, packet, length);
        }

        @Override
        public void rtcp(byte[] packet, int length) {
            keep(rtcpAtPeer, packet, length);
        }

        private void keep(List<byte[]> packets, byte[] packet, int length) {
            synchronized (signal) {
                packets.add(Arrays.copyOf(packet, length));
            }
            signal.changed();
        }

        private final class Events implements TransportEvents {
            @Override
            public void connected() {
                connected = true;
                signal.changed();
            }

            @Override
            public void failed(String reason) {
                failure = reason;
                signal.changed();
            }

            @Override
            public void rtp(byte[] packet, int length) {
                keep(rtpAtHost, packet, length);
            }

            @Override
            public void rtcp(byte[] packet, int length) {
                keep(rtcpAtHost, packet, length);
            }
        }
    }
}
