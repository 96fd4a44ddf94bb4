package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;

/**
 * The hashes of certificates that a description announces (RFC 8122, section 5). Immutable.
 */
record Fingerprints(List<SdpFingerprint> expected) {

    private static final String SHA_256 = "sha-256";
    private static final Map<String, String> DIGESTS = Map.of(SHA_256, "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    Fingerprints {
        expected = List.copyOf(expected);
    }

    static SdpFingerprint sha256(byte[] certificate) {
        return new SdpFingerprint(SHA_256, digest(SHA_256, certificate));
    }

    /** @return whether one of them is the hash of this certificate; those of weak or unknown hash functions are not */
    boolean match(byte[] certificate) {
        return expected.stream().filter(one -> DIGESTS.containsKey(one.algorithm()))
                .anyMatch(one -> digest(one.algorithm(), certificate).equals(one.value()));
    }

    private static String digest(String algorithm, byte[] certificate) {
        try {
            byte[] hash = MessageDigest.getInstance(DIGESTS.get(algorithm)).digest(certificate);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no " + algorithm, e);
        }
    }
}
