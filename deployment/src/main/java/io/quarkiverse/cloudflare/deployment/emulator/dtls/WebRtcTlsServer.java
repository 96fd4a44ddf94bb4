package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Optional;
import java.util.function.Supplier;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKey;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;

/**
 * What the emulator agrees to in a handshake: DTLS 1.2, certificates on both sides, SRTP keys for whoever offers SRTP (RFC
 * 5764). Used by the handshake's thread, later by the loop.
 */
final class WebRtcTlsServer extends DefaultTlsServer {

    private static final int[] CIPHER_SUITES = { CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 };
    private static final int PROFILE = SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80;
    private static final String EXPORTER = "EXTRACTOR-dtls_srtp";
    private static final int RESEND_MILLIS = 250;

    private final DtlsIdentity identity;
    private final Supplier<Fingerprints> expected;
    private final int timeoutMillis;
    private boolean srtp;
    private Optional<SrtpKeys> keys = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private boolean closeNotified;

    WebRtcTlsServer(DtlsIdentity identity, Supplier<Fingerprints> expected, int timeoutMillis) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
        this.timeoutMillis = timeoutMillis;
    }

    /** @return empty before the handshake is done, and if the peer offered no SRTP */
    Optional<SrtpKeys> keys() {
        return keys;
    }

    /** @return why this side gave up, if it has */
    Optional<String> reason() {
        return reason;
    }

    /** @return whether the peer has closed the connection */
    boolean closeNotified() {
        return closeNotified;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return CIPHER_SUITES.clone();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return timeoutMillis;
    }

    /** Shorter than a second, because the peer has just answered connectivity checks. */
    @Override
    public int getHandshakeResendTimeMillis() {
        return RESEND_MILLIS;
    }

    /** SRTP keys may only be exported with it (RFC 7627, section 5.4). */
    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return identity.signer(context);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(new short[] { ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign },
                TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        if (chain.isEmpty()) {
            throw refuse(AlertDescription.handshake_failure, "The peer has no certificate");
        }
        if (!expected.get().match(chain.getCertificateAt(0).getEncoded())) {
            throw refuse(AlertDescription.bad_certificate, DtlsServer.WRONG_FINGERPRINT);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        if (offered == null) {
            return;
        }
        if (Arrays.stream(offered.getProtectionProfiles()).noneMatch(profile -> profile == PROFILE)) {
            throw refuse(AlertDescription.handshake_failure, "The peer does not offer SRTP with AES128_CM_HMAC_SHA1_80");
        }
        srtp = true;
    }

    @Override
    @SuppressWarnings({ "rawtypes", "unchecked" })
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        if (srtp) {
            TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] { PROFILE }, TlsUtils.EMPTY_BYTES));
        }
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        if (srtp) {
            int key = SrtpKey.KEY_LENGTH;
            int salt = SrtpKey.SALT_LENGTH;
            byte[] material = context.exportKeyingMaterial(EXPORTER, null, 2 * (key + salt));
            keys = Optional.of(new SrtpKeys(key(material, 0, 2 * key), key(material, key, 2 * key + salt)));
        }
    }

    private static SrtpKey key(byte[] material, int keyAt, int saltAt) {
        return new SrtpKey(Arrays.copyOfRange(material, keyAt, keyAt + SrtpKey.KEY_LENGTH),
                Arrays.copyOfRange(material, saltAt, saltAt + SrtpKey.SALT_LENGTH));
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        if (level == AlertLevel.fatal) {
            reason = Optional.of("The peer sent the alert " + AlertDescription.getName(description));
        } else if (description == AlertDescription.close_notify) {
            closeNotified = true;
        }
    }

    private TlsFatalAlert refuse(short alert, String why) {
        reason = Optional.of(why);
        return new TlsFatalAlert(alert, why);
    }
}
