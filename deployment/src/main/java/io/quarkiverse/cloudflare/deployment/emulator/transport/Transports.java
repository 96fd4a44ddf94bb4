package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsIdentity;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;

/**
 * The UDP ports of the emulator, one for each address of the host, and the transports that share them. Thread-safe, except
 * where it says otherwise.
 */
public final class Transports implements AutoCloseable {

    /**
     * Binds the ports.
     *
     * @param hosts addresses of this machine
     * @param random for credentials
     * @throws IOException if one cannot be bound
     */
    public Transports(MediaLoop loop, DtlsIdentity identity, List<InetAddress> hosts, java.security.SecureRandom random) throws IOException {
    }

    /** Makes a transport. Only on the media loop. */
    public Transport open(TransportEvents events) {
        throw new UnsupportedOperationException();
    }

    /**
     * @return one host candidate for each address: those of the network first, then loopback
     */
    public List<SdpCandidate> candidates() {
        throw new UnsupportedOperationException();
    }

    /**
     * @return of the emulator's certificate
     */
    public SdpFingerprint fingerprint() {
        throw new UnsupportedOperationException();
    }

    /**
     * @return what was thrown away on all ports
     */
    public HostileCounters counters() {
        throw new UnsupportedOperationException();
    }

    /** Closes all transports and ports. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
