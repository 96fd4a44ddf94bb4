package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * What a DTLS handshake agreed upon (RFC 5764, section 4.2).
 *
 * @param client protects what the DTLS client sends
 * @param server protects what the DTLS server sends
 */
public record SrtpKeys(SrtpKey client, SrtpKey server) {

    @Override
    public String toString() {
        return "***";
    }
}
