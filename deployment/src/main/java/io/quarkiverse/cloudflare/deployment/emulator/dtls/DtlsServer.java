package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsTimeoutException;
import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;

/**
 * The passive side of one DTLS 1.2 connection (RFC 6347) that may agree upon SRTP keys (RFC 5764). Owned by the media loop.
 * <p>
 * The handshake has a thread of its own, which ends with it, 10 seconds after it began at the latest. Everything after it
 * happens on the loop. There is no exchange of cookies: only an address that has answered for the password of ICE gets here,
 * which is more than a cookie proves.
 */
public final class DtlsServer {

    /** Why a connection fails whose peer is somebody else than its description says. */
    public static final String WRONG_FINGERPRINT = "The peer's certificate has none of the fingerprints of its description";

    private static final Logger LOG = Logger.getLogger(DtlsServer.class);
    private static final int HANDSHAKE_SECONDS = 10;

    private final Executor loop;
    private final DtlsEvents events;
    private final DatagramInbox inbox;
    private final WebRtcTlsServer peer;
    private State state = State.WAITING;
    private boolean greeted;
    private volatile Fingerprints expected = new Fingerprints(List.of());
    /** Not there before the handshake is done. */
    private DTLSTransport transport;
    private byte[] received;

    public DtlsServer(DtlsIdentity identity, Executor loop, DtlsEvents events) {
        this.loop = loop;
        this.events = events;
        this.inbox = new DatagramInbox(events);
        this.peer = new WebRtcTlsServer(identity, () -> expected, 1000 * HANDSHAKE_SECONDS);
    }

    /**
     * Starts the handshake with a peer whose certificate has one of these fingerprints, as soon as it has said hello.
     * <p>
     * Until then up to 64 datagrams are kept: a browser may be faster than the request that brings its description.
     */
    public void expect(List<SdpFingerprint> fingerprints) {
        expected = new Fingerprints(fingerprints);
        startIfReady();
    }

    /** @return whether a datagram begins a handshake */
    public static boolean isHello(byte[] packet, int length) {
        return DtlsRecords.arePlausible(packet, length) && DtlsRecords.beginWithClientHello(packet);
    }

    /** Takes a datagram from the peer. What cannot be one of DTLS is dropped. */
    public void receive(byte[] packet, int length) {
        if (state == State.ENDED || !DtlsRecords.arePlausible(packet, length)) {
            return;
        }
        if (state == State.CONNECTED) {
            inbox.lend(packet, length);
            read();
            return;
        }
        greeted |= DtlsRecords.beginWithClientHello(packet);
        inbox.keep(packet, length);
        startIfReady();
    }

    /** Sends application data. Without a connection it is lost, as if on the way. */
    public void send(byte[] data, int length) {
        if (state != State.CONNECTED) {
            return;
        }
        try {
            transport.send(data, 0, length);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Ends the connection, with a word to the peer. No event follows. */
    public void close() {
        if (state == State.CONNECTED) {
            state = State.ENDED;
            closeTransport();
        }
        state = State.ENDED;
        inbox.wakeUp();
    }

    private void startIfReady() {
        if (state == State.WAITING && greeted && !expected.expected().isEmpty()) {
            state = State.SHAKING_HANDS;
            Thread thread = new Thread(this::shakeHands, "cloudflare-emulator-dtls");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** On the handshake's thread. */
    private void shakeHands() {
        Runnable outcome = outcome();
        try {
            loop.execute(outcome);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nobody waits for a handshake any more", e);
        }
    }

    private Runnable outcome() {
        try {
            DTLSTransport connected = new OrderedServerProtocol(inbox).accept(peer, inbox);
            return () -> connected(connected);
        } catch (IOException | RuntimeException e) {
            return () -> fail(e);
        }
    }

    private void connected(DTLSTransport connected) {
        transport = connected;
        received = new byte[DatagramInbox.RECEIVE_LIMIT];
        inbox.stopWaiting();
        if (state == State.ENDED) {
            closeTransport();
            return;
        }
        state = State.CONNECTED;
        events.connected(peer.keys());
        read();
    }

    /** Handles what is in the inbox. A wait of 0 is one without an end, which the inbox ends. */
    private void read() {
        try {
            while (state == State.CONNECTED) {
                int length = transport.receive(received, 0, received.length, 0);
                if (length >= 0) {
                    events.data(received, length);
                }
            }
        } catch (DatagramInbox.Exhausted e) {
            endIfClosed();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void endIfClosed() {
        if (state == State.CONNECTED && peer.closeNotified()) {
            state = State.ENDED;
            events.closed();
        }
    }

    private void fail(Exception cause) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        String reason = peer.reason().or(() -> timeout(cause))
                .orElseGet(() -> "DTLS failed: " + cause.getMessage());
        LOG.debugf(cause, "%s", reason);
        events.failed(reason);
    }

    private Optional<String> timeout(Exception cause) {
        return cause instanceof TlsTimeoutException
                ? Optional.of("The DTLS handshake was not done after %d s".formatted(HANDSHAKE_SECONDS))
                : peer.closeNotified() ? Optional.of("The peer closed the connection during the handshake") : Optional.empty();
    }

    private void closeTransport() {
        try {
            transport.close();
        } catch (IOException e) {
            LOG.debug("The end of a connection could not be told to the peer", e);
        }
    }

    private enum State {
        WAITING,
        SHAKING_HANDS,
        CONNECTED,
        ENDED
    }
}
