package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKey;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;

/** What a browser says in a DTLS handshake: a certificate of its own, SRTP, and a server that its description names. */
final class DtlsClientSide extends DefaultTlsClient {

    private final BcTlsCrypto crypto;
    private final TestCertificate own;
    private final List<SdpFingerprint> expected;
    private Optional<SrtpKeys> keys = Optional.empty();
    private boolean closed;

    DtlsClientSide(BcTlsCrypto crypto, TestCertificate own, List<SdpFingerprint> expected) {
        super(crypto);
        this.crypto = crypto;
        this.own = own;
        this.expected = expected;
    }

    Optional<SrtpKeys> keys() {
        return keys;
    }

    /**
     * @return whether the server has said that it closes
     */
    boolean closed() {
        return closed;
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        closed |= description == AlertDescription.close_notify;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    public Hashtable<Integer, byte[]> getClientExtensions() throws IOException {
        @SuppressWarnings("unchecked")
        Hashtable<Integer, byte[]> extensions = super.getClientExtensions();
        int[] profiles = { SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80 };
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                byte[] der = server.getCertificate().getCertificateAt(0).getEncoded();
                if (!expected.contains(TestCertificate.fingerprint(der))) {
                    throw new TlsFatalAlert(AlertDescription.bad_certificate);
                }
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return credentials();
            }
        };
    }

    private TlsCredentials credentials() {
        Certificate chain = new Certificate(
                new TlsCertificate[] { certificate() });
        return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto, own.key(), chain,
                new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    private TlsCertificate certificate() {
        try {
            return crypto.createCertificate(own.der());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null,
                2 * (SrtpKey.KEY_LENGTH + SrtpKey.SALT_LENGTH));
        int salts = 2 * SrtpKey.KEY_LENGTH;
        SrtpKey client = new SrtpKey(Arrays.copyOf(material, SrtpKey.KEY_LENGTH),
                Arrays.copyOfRange(material, salts, salts + SrtpKey.SALT_LENGTH));
        SrtpKey server = new SrtpKey(Arrays.copyOfRange(material, SrtpKey.KEY_LENGTH, salts),
                Arrays.copyOfRange(material, salts + SrtpKey.SALT_LENGTH, material.length));
        keys = Optional.of(new SrtpKeys(client, server));
    }
}
