package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.net.PacketHandler;
import io.quarkiverse.cloudflare.deployment.emulator.net.UdpPort;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;

/**
 * Finds out what a datagram of one port is (RFC 7983) and whose: a check by the fragment it names, anything else by the address
 * it comes from. Owned by the media loop.
 */
final class PortDemultiplexer implements PacketHandler {

    private static final int LAST_STUN = 3;
    private static final int FIRST_DTLS = 20;
    private static final int LAST_DTLS = 63;
    private static final int FIRST_RTP = 128;
    private static final int LAST_RTP = 191;

    private final Map<String, Transport> byFragment;
    private final HostileCounters counters;
    private final Map<InetSocketAddress, Transport> byAddress = new HashMap<>();

    /**
     * @param byFragment of all ports; not changed here
     */
    PortDemultiplexer(Map<String, Transport> byFragment, HostileCounters counters) {
        this.byFragment = byFragment;
        this.counters = counters;
    }

    // The path of every packet: no lambda, no Optional.
    @Override
    public void packet(UdpPort port, InetSocketAddress from, byte[] buffer, int length) {
        int first = buffer[0] & 0xFF;
        if (first <= LAST_STUN) {
            check(new Route(this, port, from), buffer, length);
            return;
        }
        boolean rtp = first >= FIRST_RTP && first <= LAST_RTP;
        if (!rtp && (first < FIRST_DTLS || first > LAST_DTLS)) {
            counters.count(Refusal.UNKNOWN_PROTOCOL);
            return;
        }
        Transport transport = byAddress.get(from);
        if (transport == null) {
            counters.count(Refusal.UNKNOWN_ADDRESS);
        } else if (rtp) {
            transport.receiveRtp(buffer, length);
        } else {
            transport.receiveDtls(buffer, length);
        }
    }

    private void check(Route route, byte[] buffer, int length) {
        Optional<StunMessage> request = StunMessage.parse(buffer, length)
                .filter(message -> message.kind() == StunMessage.Kind.REQUEST);
        if (request.isEmpty()) {
            counters.count(Refusal.MALFORMED_STUN);
            return;
        }
        Optional<Transport> transport = request.flatMap(StunMessage::receiver).map(byFragment::get);
        if (transport.isEmpty()) {
            counters.count(Refusal.UNKNOWN_UFRAG);
            return;
        }
        transport.get().receiveCheck(route, buffer, length);
    }

    /** From now on, packets from this address are of this transport; whoever used it before has left it. */
    void assign(InetSocketAddress remote, Transport transport) {
        byAddress.put(remote, transport);
    }

    void forget(InetSocketAddress remote, Transport transport) {
        byAddress.remove(remote, transport);
    }

    /**
     * @return how many addresses are known
     */
    int size() {
        return byAddress.size();
    }
}
