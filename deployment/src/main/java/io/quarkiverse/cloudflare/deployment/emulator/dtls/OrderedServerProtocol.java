package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.io.IOException;

import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.TlsHandshakeHash;

/**
 * Lets the peer change to encryption only when its last message in the clear was read.
 * <p>
 * Bouncy Castle stops reading plain records as soon as the peer announces the change, so a CertificateVerify that was lost or
 * overtaken could never arrive, however often it is repeated.
 */
final class OrderedServerProtocol extends DTLSServerProtocol {

    private final DatagramInbox inbox;

    OrderedServerProtocol(DatagramInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    protected void processCertificateVerify(ServerHandshakeState state, byte[] body, TlsHandshakeHash hash) throws IOException {
        super.processCertificateVerify(state, body, hash);
        inbox.passOnEncrypted();
    }
}
