package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.net.InetSocketAddress;
import java.util.List;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transport;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transports;

/**
 * How to reach the emulator.
 *
 * @param addresses of its loopback candidates
 */
public record Remote(IceCredentials credentials, List<InetSocketAddress> addresses, List<SdpFingerprint> fingerprints) {

    /** Without a description between them. */
    public static Remote of(Transports transports, Transport transport) {
        return new Remote(transport.credentials(), loopback(transports.candidates()), List.of(transports.fingerprint()));
    }

    public static Remote of(Sdp description) {
        SdpMedia bundled = description.media().stream().filter(media -> !media.attributes("ice-ufrag").isEmpty()).findFirst()
                .orElseThrow(() -> new AssertionError("No section has credentials"));
        IceCredentials credentials = new IceCredentials(bundled.attributes("ice-ufrag").get(0),
                bundled.attributes("ice-pwd").get(0));
        List<SdpCandidate> candidates = description.media().stream().flatMap(media -> media.candidates().stream()).toList();
        return new Remote(credentials, loopback(candidates), description.fingerprints());
    }

    private static List<InetSocketAddress> loopback(List<SdpCandidate> candidates) {
        return candidates.stream().map(candidate -> new InetSocketAddress(candidate.address(), candidate.port()))
                .filter(address -> address.getAddress().isLoopbackAddress()).distinct().toList();
    }
}
