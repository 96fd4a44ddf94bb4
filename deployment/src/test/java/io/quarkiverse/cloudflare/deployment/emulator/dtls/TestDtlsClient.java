package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKey;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;

/**
 * The active side of a connection, as a browser is. Blocks the test's thread.
 */
final class TestDtlsClient extends DefaultTlsClient implements DatagramTransport {

    private static final int PATIENCE = 10_000;

    private final DtlsIdentity identity;
    private final int[] profiles;
    private final Consumer<byte[]> wire;
    private final BlockingQueue<byte[]> inbox = new LinkedBlockingQueue<>();
    private Optional<SrtpKeys> keys = Optional.empty();
    private short lastAlert = -1;
    private boolean trusting = true;

    /**
     * @param profiles what is offered for SRTP; none for no SRTP
     */
    TestDtlsClient(DtlsIdentity identity, Consumer<byte[]> wire, int... profiles) {
        super(identity.crypto());
        this.identity = identity;
        this.wire = wire;
        this.profiles = profiles;
    }

    DTLSTransport connect() throws IOException {
        return new DTLSClientProtocol().connect(this, this);
    }

    /** Refuses the server's certificate, whatever it is. */
    void distrust() {
        trusting = false;
    }

    void deliver(byte[] packet) {
        inbox.add(packet);
    }

    Optional<SrtpKeys> keys() {
        return keys;
    }

    short lastAlert() {
        return lastAlert;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] { CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 };
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return PATIENCE;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return 100;
    }

    @Override
    @SuppressWarnings({ "rawtypes", "unchecked" })
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        if (profiles.length > 0) {
            TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, TlsUtils.EMPTY_BYTES));
        }
        return extensions;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                if (!trusting) {
                    throw new TlsFatalAlert(AlertDescription.bad_certificate);
                }
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return identity.signer(context);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        if (profiles.length > 0) {
            byte[] m = context.exportKeyingMaterial("EXTRACTOR-dtls_srtp", null, 60);
            keys = Optional.of(new SrtpKeys(new SrtpKey(Arrays.copyOfRange(m, 0, 16), Arrays.copyOfRange(m, 32, 46)),
                    new SrtpKey(Arrays.copyOfRange(m, 16, 32), Arrays.copyOfRange(m, 46, 60))));
        }
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        lastAlert = description;
    }

    @Override
    public int receive(byte[] target, int offset, int length, int waitMillis) {
        try {
            byte[] packet = inbox.poll(waitMillis == 0 ? PATIENCE : waitMillis, TimeUnit.MILLISECONDS);
            if (packet == null) {
                return -1;
            }
            System.arraycopy(packet, 0, target, offset, packet.length);
            return packet.length;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void send(byte[] packet, int offset, int length) {
        wire.accept(Arrays.copyOfRange(packet, offset, offset + length));
    }

    @Override
    public int getReceiveLimit() {
        return 1500;
    }

    @Override
    public int getSendLimit() {
        return 400;
    }

    @Override
    public void close() {
        // Nothing to free.
    }
}
