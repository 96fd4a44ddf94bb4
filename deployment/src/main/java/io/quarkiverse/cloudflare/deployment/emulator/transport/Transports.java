package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsIdentity;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.net.UdpPort;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The UDP ports of the emulator, one for each address of the host, and the transports that share them. Thread-safe, except
 * where it says otherwise.
 */
public final class Transports implements AutoCloseable {

    // RFC 8445, section 5.1.2.1: the type preference of host candidates, and the component that is RTP with all else.
    private static final long HOST_PREFERENCE = 126L << 24;
    private static final long COMPONENT_PREFERENCE = 256 - 1;
    private static final int HIGHEST_LOCAL_PREFERENCE = 65_535;

    private final MediaLoop loop;
    private final TransportContext context;
    private final List<UdpPort> ports = new ArrayList<>();
    private final List<PortDemultiplexer> demultiplexers = new ArrayList<>();
    // Owned by the loop; every open transport is there.
    private final Map<String, Transport> byFragment = new HashMap<>();

    /**
     * Binds the ports.
     *
     * @param hosts addresses of this machine, 1 or more
     * @param random for credentials
     * @throws IOException if one cannot be bound; none is then
     */
    public Transports(MediaLoop loop, DtlsIdentity identity, List<InetAddress> hosts, SecureRandom random)
            throws IOException {
        this(loop, loop, identity, hosts, random);
    }

    Transports(MediaLoop loop, Timers timers, DtlsIdentity identity, List<InetAddress> hosts, SecureRandom random)
            throws IOException {
        this.loop = loop;
        this.context = new TransportContext(loop, timers, identity, random, byFragment, new HostileCounters());
        // Firefox has no way to a loopback address, so the others are the better ones.
        List<InetAddress> sorted = hosts.stream().distinct()
                .sorted(Comparator.comparing(InetAddress::isLoopbackAddress)).toList();
        try {
            for (InetAddress host : sorted) {
                PortDemultiplexer demultiplexer = new PortDemultiplexer(byFragment, context.counters());
                demultiplexers.add(demultiplexer);
                ports.add(loop.bind(new InetSocketAddress(host, 0), demultiplexer));
            }
        } catch (IOException | RuntimeException failure) {
            ports.forEach(UdpPort::close);
            throw failure;
        }
    }

    /** Makes a transport. Only on the media loop. */
    public Transport open(TransportEvents events) {
        return new Transport(context, events);
    }

    /**
     * @return one host candidate for each address: those of the network first, then loopback
     */
    public List<SdpCandidate> candidates() {
        List<SdpCandidate> candidates = new ArrayList<>();
        for (int index = 0; index < ports.size(); index++) {
            InetSocketAddress local = ports.get(index).address();
            long priority = HOST_PREFERENCE + ((long) (HIGHEST_LOCAL_PREFERENCE - index) << 8) + COMPONENT_PREFERENCE;
            candidates
                    .add(new SdpCandidate(String.valueOf(index + 1), 1, "udp", priority, text(local), local.getPort(), "host"));
        }
        return List.copyOf(candidates);
    }

    /** Without the scope of an IPv6 address, which means something on this machine only. */
    private static String text(InetSocketAddress local) {
        return local.getAddress().getHostAddress().replaceFirst("%.*", "");
    }

    /**
     * @return of the emulator's certificate
     */
    public SdpFingerprint fingerprint() {
        return context.identity().fingerprint();
    }

    /**
     * @return what was thrown away on all ports
     */
    public HostileCounters counters() {
        return context.counters();
    }

    /** Closes all transports and ports. */
    @Override
    public void close() {
        loop.call(() -> {
            Set<Transport> open = Set.copyOf(byFragment.values());
            open.forEach(Transport::close);
            return open.size();
        }).handle((count, failure) -> {
            ports.forEach(UdpPort::close);
            return count;
        }).join();
    }
}
