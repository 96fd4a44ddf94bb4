package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.security.SecureRandom;
import java.time.Clock;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;

/**
 * The key and the self-signed certificate by which the emulator's peers recognise it. Thread-safe.
 */
public final class DtlsIdentity {

    private DtlsIdentity() {
    }

    /**
     * Makes a new key and certificate. Takes half a second in a cold JVM.
     */
    public static DtlsIdentity create(SecureRandom random, Clock clock) {
        throw new UnsupportedOperationException();
    }

    /**
     * @return the SHA-256 hash of the certificate
     */
    public SdpFingerprint fingerprint() {
        throw new UnsupportedOperationException();
    }
}
