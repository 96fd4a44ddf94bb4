package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.net.InetSocketAddress;

import io.quarkiverse.cloudflare.deployment.emulator.net.UdpPort;

/**
 * A way to a peer.
 *
 * @param home what finds the peer's transport by the address
 * @param port of this machine
 * @param remote the peer's address
 */
record Route(PortDemultiplexer home, UdpPort port, InetSocketAddress remote) {

    void send(byte[] packet, int offset, int length) {
        port.send(remote, packet, offset, length);
    }
}
