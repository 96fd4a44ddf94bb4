package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/** Which addresses of this machine media is served at. */
final class MediaHosts {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.emulator");

    // A machine with many container networks has an address in each of them.
    private static final int MOST = 4;

    private MediaHosts() {
    }

    /** Only programs on this machine reach the media of a test. */
    static Supplier<List<InetAddress>> inTests(List<String> configured) {
        return () -> configured.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : of(configured);
    }

    /** In dev mode a phone in the local network does too. */
    static Supplier<List<InetAddress>> inDevMode(List<String> configured) {
        return () -> configured.isEmpty() ? localNetworks() : of(configured);
    }

    private static List<InetAddress> localNetworks() {
        List<InetAddress> hosts = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces().filter(MediaHosts::isUp).flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress()).limit(MOST)
                    .forEach(hosts::add);
        } catch (SocketException e) {
            LOG.debugf(e, "The addresses of this machine are not known");
        }
        hosts.add(InetAddress.getLoopbackAddress());
        return hosts;
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if one is no address */
    private static List<InetAddress> of(List<String> hosts) {
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
