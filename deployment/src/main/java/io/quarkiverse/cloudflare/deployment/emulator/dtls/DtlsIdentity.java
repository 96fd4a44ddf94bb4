package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;

import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;

/**
 * The key (of the curve P-256) and the self-signed certificate by which the emulator's peers recognise it. Thread-safe.
 * <p>
 * Made and used by Bouncy Castle without a security provider, so nothing changes for the rest of the JVM.
 */
public final class DtlsIdentity {

    private static final SignatureAndHashAlgorithm ECDSA_SHA256 = new SignatureAndHashAlgorithm(HashAlgorithm.sha256,
            SignatureAlgorithm.ecdsa);

    private final BcTlsCrypto crypto;
    private final AsymmetricKeyParameter key;
    private final Certificate certificate;
    private final SdpFingerprint fingerprint;

    private DtlsIdentity(BcTlsCrypto crypto, AsymmetricKeyParameter key, byte[] encoded) throws IOException {
        this.crypto = crypto;
        this.key = key;
        this.certificate = new Certificate(new TlsCertificate[] { crypto.createCertificate(encoded) });
        this.fingerprint = Fingerprints.sha256(encoded);
    }

    /**
     * Makes a new key and certificate. Takes 0.4 seconds in a cold JVM, so do it in the background.
     */
    public static DtlsIdentity create(SecureRandom random, Clock clock) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1,
                CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1)), random));
        AsymmetricCipherKeyPair keys = generator.generateKeyPair();
        try {
            return new DtlsIdentity(new BcTlsCrypto(random), keys.getPrivate(),
                    SelfSignedCertificate.encode(keys, random, clock));
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate could not be encoded", e);
        }
    }

    /**
     * @return the SHA-256 hash of the certificate
     */
    public SdpFingerprint fingerprint() {
        return fingerprint;
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    /** Signs in one handshake. */
    TlsCredentialedSigner signer(TlsContext context) {
        return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto, key, certificate, ECDSA_SHA256);
    }
}
