package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsEvents;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;

/**
 * What DTLS protects, on the peer's side: keys for SRTP, and SCTP. Owned by the peer's loop, apart from what it tells.
 */
final class TestLink implements DtlsEvents {

    /** Where datagrams go; any thread. */
    @FunctionalInterface
    interface Output {
        void send(byte[] packet, int offset, int length);
    }

    private final MediaLoop loop;
    private final Signal signal;
    private final Output output;
    private final TestCertificate certificate = TestCertificate.create();
    private volatile String failure = "";
    private volatile boolean connected;
    // Null before the peer's description is known.
    private volatile TestDtls dtls;
    private boolean started;
    // Null until DTLS is done.
    private TestSrtp srtp;
    private Runnable sctpStart = () -> {
    };
    // Null until it is wanted.
    private volatile SctpAssociation sctp;

    TestLink(MediaLoop loop, Signal signal, Output output) {
        this.loop = loop;
        this.signal = signal;
        this.output = output;
    }

    SdpFingerprint fingerprint() {
        return certificate.fingerprint();
    }

    void expect(List<SdpFingerprint> fingerprints) {
        if (dtls == null) {
            dtls = new TestDtls(certificate, fingerprints, loop, this);
        }
    }

    /** Shakes hands, if that has not begun. */
    void start() {
        if (!started) {
            started = true;
            dtls.start();
        }
    }

    void startSctp(SctpSettings settings, SctpEvents events) {
        if (sctp == null) {
            sctp = new SctpAssociation(settings, loop, new SecureRandom(), (packet, length) -> dtls.send(packet, length),
                    events);
            sctpStart = sctp::connect;
            if (connected) {
                sctpStart.run();
            }
        }
    }

    Optional<SctpAssociation> sctp() {
        return Optional.ofNullable(sctp);
    }

    boolean isConnected() {
        return connected;
    }

    String failure() {
        return failure;
    }

    TestSrtp srtp() {
        return srtp;
    }

    void receiveDtls(byte[] packet, int length) {
        dtls.receive(packet, length);
    }

    void receiveRtp(byte[] packet, int length, TestConnection.Received received) {
        if (srtp != null) {
            srtp.receive(packet, length, received);
        }
    }

    /** Any thread. */
    void sendData(byte[] data) {
        dtls.send(data, data.length);
    }

    /** Any thread. */
    void close() {
        Optional.ofNullable(dtls).ifPresent(TestDtls::close);
    }

    @Override
    public void transmit(byte[] packet, int offset, int length) {
        output.send(packet, offset, length);
    }

    @Override
    public void connected(Optional<SrtpKeys> keys) {
        srtp = new TestSrtp(keys.orElseThrow());
        connected = true;
        signal.changed();
        sctpStart.run();
    }

    @Override
    public void data(byte[] data, int length) {
        sctp().ifPresent(association -> association.receive(data, length));
    }

    @Override
    public void failed(String reason) {
        failure = reason;
        signal.changed();
    }

    @Override
    public void closed() {
        failed("The emulator closed the connection");
    }
}
