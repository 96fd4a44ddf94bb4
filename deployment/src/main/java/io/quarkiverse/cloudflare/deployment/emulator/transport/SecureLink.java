package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsEvents;
import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsServer;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpReceiver;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpSender;

/**
 * What DTLS protects: it makes keys for SRTP, and carries SCTP. Owned by the media loop.
 * <p>
 * A peer may shake hands again, with or without a goodbye to what was before (RFC 6347, section 4.2.8): Chromium does when the
 * first section of its description is stopped, because that takes the transport of all sections along. SCTP outlives it.
 */
final class SecureLink {

    // RFC 5761, section 4: the second byte of an RTP packet is never one of these.
    private static final int FIRST_RTCP_TYPE = 192;
    private static final int LAST_RTCP_TYPE = 223;

    private final TransportContext context;
    private final TransportEvents events;
    private final Output output;
    private Association current;
    // Null unless the peer is shaking hands again.
    private Association successor;
    private List<SdpFingerprint> fingerprints = List.of();
    // Null before the handshake is done, and if the peer did not offer SRTP.
    private SrtpReceiver receiver;
    private SrtpSender sender;
    private Runnable sctpStart = () -> {
    };
    private boolean sctpEnabled;
    private Optional<SctpAssociation> sctp = Optional.empty();
    private boolean up;
    private boolean over;
    private long packetsIn;
    private long bytesIn;
    private long packetsOut;
    private long bytesOut;

    SecureLink(TransportContext context, TransportEvents events, Output output) {
        this.context = context;
        this.events = events;
        this.output = output;
        this.current = new Association();
    }

    void expect(List<SdpFingerprint> announced) {
        if (fingerprints.isEmpty()) {
            fingerprints = List.copyOf(announced);
            current.server.expect(fingerprints);
        }
    }

    boolean isUp() {
        return up;
    }

    void receiveDtls(byte[] packet, int length) {
        if (over) {
            context.counters().count(Refusal.UNEXPECTED_DTLS);
            return;
        }
        if (successor == null && (up || current.ended) && DtlsServer.isHello(packet, length)) {
            successor = new Association();
            successor.server.expect(fingerprints);
        }
        current.server.receive(packet, length);
        // Each drops what the other one's keys have encrypted.
        if (successor != null) {
            successor.server.receive(packet, length);
        }
    }

    /**
     * @return whether it was authentic and fresh
     */
    boolean receiveRtp(byte[] packet, int length) {
        if (receiver == null || length < 2) {
            context.counters().count(receiver == null ? Refusal.UNEXPECTED_SRTP : Refusal.BAD_SRTP);
            return false;
        }
        int type = packet[1] & 0xFF;
        boolean rtcp = type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE;
        int size = rtcp ? receiver.unprotectRtcp(packet, length) : receiver.unprotect(packet, length);
        if (size < 0) {
            context.counters().count(size == SrtpReceiver.REPLAYED ? Refusal.REPLAYED_SRTP : Refusal.BAD_SRTP);
            return false;
        }
        packetsIn++;
        bytesIn += length;
        if (rtcp) {
            events.rtcp(packet, size);
        } else {
            events.rtp(packet, size);
        }
        return true;
    }

    void sendRtp(byte[] packet, int length) {
        if (sender != null) {
            send(packet, sender.protect(packet, length));
        }
    }

    void sendRtcp(byte[] compound, int length) {
        if (sender != null) {
            send(compound, sender.protectRtcp(compound, length));
        }
    }

    /**
     * @param length {@link SrtpSender#REFUSED} if it cannot be protected: it is dropped
     */
    private void send(byte[] packet, int length) {
        if (length == SrtpSender.REFUSED) {
            return;
        }
        packetsOut++;
        bytesOut += length;
        output.send(packet, 0, length);
    }

    void enableSctp(SctpSettings settings, SctpEvents events) {
        if (sctpEnabled) {
            return;
        }
        sctpEnabled = true;
        sctpStart = () -> sctp = Optional
                .of(new SctpAssociation(settings, context.timers(), context.random(),
                        (data, length) -> current.server.send(data, length), events));
        if (up) {
            sctpStart.run();
        }
    }

    Optional<SctpAssociation> sctp() {
        return sctp;
    }

    TransportStats stats(long droppedUp, long droppedDown) {
        return new TransportStats(packetsIn, bytesIn, packetsOut, bytesOut, droppedUp, droppedDown);
    }

    void close() {
        if (over) {
            return;
        }
        over = true;
        sctp.ifPresent(SctpAssociation::close);
        sctp = Optional.empty();
        disconnect();
        current.server.close();
        if (successor != null) {
            successor.server.close();
        }
    }

    private void disconnect() {
        receiver = null;
        sender = null;
        up = false;
    }

    private void connected(Association association, Optional<SrtpKeys> keys) {
        if (over) {
            return;
        }
        if (association == successor) {
            current.server.close();
            current = successor;
            successor = null;
        }
        disconnect();
        keys.ifPresent(agreed -> {
            receiver = new SrtpReceiver(agreed.client());
            sender = new SrtpSender(agreed.server());
        });
        up = true;
        if (sctp.isEmpty()) {
            sctpStart.run();
        }
        events.connected();
    }

    private void ended(Association association, String reason) {
        association.ended = true;
        if (association == successor) {
            successor = null;
        } else if (association == current && !over) {
            disconnect();
            events.failed(reason);
        }
    }

    /** The outcome of one handshake. */
    private final class Association implements DtlsEvents {

        private final DtlsServer server = new DtlsServer(context.identity(), context.loop(), this);
        private boolean ended;

        @Override
        public void transmit(byte[] packet, int offset, int length) {
            output.send(packet, offset, length);
        }

        @Override
        public void connected(Optional<SrtpKeys> keys) {
            SecureLink.this.connected(this, keys);
        }

        @Override
        public void data(byte[] data, int length) {
            if (sctp.isPresent()) {
                sctp.get().receive(data, length);
            } else {
                context.counters().count(Refusal.UNEXPECTED_SCTP);
            }
        }

        @Override
        public void failed(String reason) {
            boolean wrong = reason.equals(DtlsServer.WRONG_FINGERPRINT);
            context.counters().count(wrong ? Refusal.WRONG_FINGERPRINT : Refusal.DTLS_FAILED);
            ended(this, reason);
        }

        @Override
        public void closed() {
            ended(this, "The peer closed the connection");
        }
    }

    /** Where datagrams go; called on any thread. */
    @FunctionalInterface
    interface Output {
        void send(byte[] packet, int offset, int length);
    }
}
