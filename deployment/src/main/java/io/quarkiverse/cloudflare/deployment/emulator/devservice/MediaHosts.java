package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Which addresses of this machine media is served at. */
final class MediaHosts {

    // A machine with many container networks has an address in each of them.
    private static final int MOST = 4;

    private MediaHosts() {
    }

    /** @return the loopback address */
    static List<InetAddress> loopback() {
        return List.of(InetAddress.getLoopbackAddress());
    }

    /** @return the addresses in local networks, and loopback */
    static List<InetAddress> localNetworks() {
        try {
            List<InetAddress> hosts = new ArrayList<>(NetworkInterface.networkInterfaces()
                    .filter(MediaHosts::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .limit(MOST).toList());
            hosts.addAll(loopback());
            return hosts;
        } catch (SocketException e) {
            return loopback();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if one is no address */
    static List<InetAddress> of(List<String> hosts) {
        return hosts.stream().map(MediaHosts::of).toList();
    }

    private static InetAddress of(String host) {
        try {
            return InetAddress.getByName(host.trim());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "quarkus.cloudflare.devservices.hosts must be addresses of this machine; found '" + host + "'", e);
        }
    }
}
