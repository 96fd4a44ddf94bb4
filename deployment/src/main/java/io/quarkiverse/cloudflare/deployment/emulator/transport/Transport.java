package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunWriter;

/**
 * The connection with one peer: ICE, DTLS, SRTP and SCTP. Owned by the media loop.
 */
public final class Transport {

    /** How many free bytes a packet to be sent needs behind it. */
    public static final int ROOM = 32;

    // RFC 7675, section 5.1: for as long a peer may be sent to that does not say again that it wants it.
    private static final Duration CONSENT = Duration.ofSeconds(30);
    // Any; the same losses come again in the next run.
    private static final long UP_SEED = 7983;
    private static final long DOWN_SEED = 8445;

    private final TransportContext context;
    private final IceLite ice;
    private final Impairment up;
    private final Impairment down;
    private final SecureLink link;
    private long lastHeard;
    private boolean closed;

    Transport(TransportContext context, TransportEvents events) {
        this.context = context;
        this.ice = new IceLite(context.random());
        this.up = new Impairment(context.timers(), new SplittableRandom(UP_SEED));
        this.down = new Impairment(context.timers(), new SplittableRandom(DOWN_SEED));
        this.link = new SecureLink(context, events, this::transmit);
        this.lastHeard = now();
        context.byFragment().put(ice.credentials().ufrag(), this);
    }

    /**
     * @return the present local credentials
     */
    public IceCredentials credentials() {
        return ice.credentials();
    }

    /**
     * Begins an ICE restart (RFC 8445, section 9). The old credentials stay valid until the new ones are used; DTLS, SRTP and
     * SCTP go on.
     *
     * @return the new local credentials
     */
    public IceCredentials restart() {
        List<IceCredentials> before = ice.valid();
        ice.restart();
        changeFragments(before);
        return ice.credentials();
    }

    private void changeFragments(List<IceCredentials> before) {
        before.forEach(old -> context.byFragment().remove(old.ufrag(), this));
        if (!closed) {
            ice.valid().forEach(valid -> context.byFragment().put(valid.ufrag(), this));
        }
    }

    /** Says by which certificates the peer may be known. The DTLS handshake waits for the first call; later ones do nothing. */
    public void expect(List<SdpFingerprint> fingerprints) {
        link.expect(fingerprints);
    }

    /**
     * @return whether DTLS is done and the peer was heard in the last 30 seconds
     */
    public boolean connected() {
        return link.isUp() && now() - lastHeard < CONSENT.toMillis();
    }

    /**
     * @return when the last authentic STUN request, RTP or RTCP packet arrived; the time of opening before the first one
     */
    public Instant lastHeard() {
        return Instant.ofEpochMilli(lastHeard);
    }

    /**
     * Protects an RTP packet in place and sends it; it is dropped while not {@link #connected}.
     *
     * @param packet with {@link #ROOM} bytes behind the packet, which are written to
     */
    public void sendRtp(byte[] packet, int length) {
        if (connected()) {
            link.sendRtp(packet, length);
        }
    }

    /**
     * Protects a compound RTCP packet in place and sends it; it is dropped while not {@link #connected}.
     *
     * @param compound with {@link #ROOM} bytes behind the packet, which are written to
     */
    public void sendRtcp(byte[] compound, int length) {
        if (connected()) {
            link.sendRtcp(compound, length);
        }
    }

    /** Negotiates SCTP for data channels; the peer begins it. Does nothing if it was called before. */
    public void enableSctp(SctpSettings settings, SctpEvents events) {
        link.enableSctp(settings, events);
    }

    /**
     * @return empty until SCTP is enabled and DTLS is done
     */
    public Optional<SctpAssociation> sctp() {
        return link.sctp();
    }

    /** Makes the network worse, or good again, for the packets of every protocol that follow. */
    public void impair(Direction direction, ImpairmentSettings settings) {
        of(direction).set(settings);
    }

    public ImpairmentSettings impairment(Direction direction) {
        return of(direction).settings();
    }

    private Impairment of(Direction direction) {
        return direction == Direction.UP ? up : down;
    }

    public TransportStats stats() {
        return link.stats(up.dropped(), down.dropped());
    }

    /** Ends the connection, and tells the peer if it can. No event follows. */
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        changeFragments(ice.valid());
        ice.routes().forEach(route -> route.home().forget(route.remote(), this));
        up.close();
        link.close();
    }

    /** A Binding request that names a fragment of this transport. */
    void receiveCheck(Route route, byte[] buffer, int length) {
        if (up.active()) {
            up.pass(buffer, 0, length, (packet, size) -> check(route, packet, size));
        } else {
            check(route, buffer, length);
        }
    }

    void receiveRtp(byte[] buffer, int length) {
        if (up.active()) {
            up.pass(buffer, 0, length, this::rtp);
        } else {
            rtp(buffer, length);
        }
    }

    void receiveDtls(byte[] buffer, int length) {
        if (up.active()) {
            up.pass(buffer, 0, length, link::receiveDtls);
        } else {
            link.receiveDtls(buffer, length);
        }
    }

    private void check(Route route, byte[] packet, int length) {
        StunMessage request = StunMessage.parse(packet, length).orElseThrow();
        Optional<IceCredentials> signer = ice.authenticate(request);
        if (signer.isEmpty()) {
            context.counters().count(Refusal.BAD_INTEGRITY);
            return;
        }
        IceCredentials own = signer.get();
        Optional<byte[]> refused = IceLite.refuse(request, own);
        if (refused.isPresent()) {
            context.counters().count(Refusal.REFUSED_CHECK);
            transmit(route, refused.get());
            return;
        }
        lastHeard = now();
        List<IceCredentials> before = ice.valid();
        ice.grant(request, own, route).forEach(old -> old.home().forget(old.remote(), this));
        changeFragments(before);
        route.home().assign(route.remote(), this);
        transmit(route, StunWriter.success(request, route.remote(), own.password()));
    }

    private void rtp(byte[] packet, int length) {
        if (link.receiveRtp(packet, length)) {
            lastHeard = now();
        }
    }

    private void transmit(Route route, byte[] packet) {
        if (down.active()) {
            down.pass(packet, 0, packet.length, (copy, length) -> route.send(copy, 0, length));
        } else {
            route.send(packet, 0, packet.length);
        }
    }

    /** To where the peer nominated; any thread. The packet is dropped before the first check. */
    private void transmit(byte[] packet, int offset, int length) {
        Optional<Route> route = ice.route();
        if (route.isEmpty()) {
            return;
        }
        if (!down.active()) {
            route.get().send(packet, offset, length);
            return;
        }
        byte[] copy = new byte[length];
        System.arraycopy(packet, offset, copy, 0, length);
        context.loop().execute(() -> transmit(route.get(), copy));
    }

    private long now() {
        return context.timers().clock().millis();
    }
}
