package io.quarkiverse.cloudflare.deployment.emulator.net;

import java.net.InetSocketAddress;

/** Takes the datagrams of a port, on the media loop. It must not block. */
@FunctionalInterface
public interface PacketHandler {

    /**
     * @param buffer larger than the datagram: what is behind it may be written to. It is used again after the return
     * @param length of the datagram, 1 or more; what does not fit into the buffer is cut
     */
    void packet(UdpPort port, InetSocketAddress from, byte[] buffer, int length);
}
