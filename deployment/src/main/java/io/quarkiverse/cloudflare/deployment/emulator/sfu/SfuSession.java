package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelStatus;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelView;
import io.quarkiverse.cloudflare.deployment.emulator.data.SessionChannels;
import io.quarkiverse.cloudflare.deployment.emulator.media.SessionMedia;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.DataNumbers;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.DescriptionWriter.Origin;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;

/**
 * One session: a peer connection with its sections, tracks and data channels. Owned by the media loop.
 */
final class SfuSession {

    private static final Logger LOG = Logger.getLogger(SfuSession.class);

    final String id;
    final Optional<String> correlationId;
    final Instant created;
    final Negotiation negotiation;
    final MediaSections sections;
    final Tracks tracks = new Tracks();
    final Conditions conditions;
    final SessionChannels channels;
    final Lifetimes lifetimes;
    final Peer peer;
    final Sessions sessions;
    private final SessionMedia media;
    private final Set<String> ufrags = new HashSet<>();
    /** By id. One whose id was given away again is forgotten. */
    private final Map<Integer, ChannelView> closedChannels = new TreeMap<>();
    private final long origin;
    private long version;
    private boolean gone;

    SfuSession(String id, Optional<String> correlationId, Sessions sessions) {
        this.id = id;
        this.correlationId = correlationId;
        this.sessions = sessions;
        created = sessions.now();
        negotiation = new Negotiation(created);
        sections = new MediaSections(id, sessions.random);
        conditions = new Conditions(sessions.timers);
        peer = new Peer(sessions, this::connected, this::established);
        media = new SessionMedia(peer.output(), sessions.timers, sessions.random);
        channels = new SessionChannels(peer::sctp, sessions.timers);
        peer.feed(media, channels.events());
        lifetimes = new Lifetimes(this);
        origin = sessions.random.nextLong() >>> 2;
    }

    private void connected() {
        LOG.debugf("Session %s is connected", id);
        media.connected();
        conditions.changed();
        lifetimes.check();
    }

    private void established() {
        conditions.changed();
    }

    boolean isGone() {
        return gone;
    }

    /** Waits until the session is connected, unless it never negotiated: then there is nothing to wait for. */
    CompletableFuture<Void> whenNotConnecting() {
        return negotiation.hasExchanged() ? whenConnected() : CompletableFuture.completedFuture(null);
    }

    /** Waits until the session is connected. Fails with 425 if that takes too long. */
    CompletableFuture<Void> whenConnected() {
        return conditions.await(peer::isConnected, sessions.settings.connectWait()).thenAccept(SfuSession::require);
    }

    /** Waits until data channels can be added, likewise. */
    CompletableFuture<Void> whenDataReady() {
        return conditions.await(() -> peer.isConnected() && channels.ready(), sessions.settings.connectWait())
                .thenAccept(SfuSession::require);
    }

    private static void require(boolean ready) {
        if (!ready) {
            throw Errors.notReady();
        }
    }

    /**
     * Takes an offer of the peer that was checked, and answers it.
     *
     * @param twoWay mids of sections in which this side is to send although the peer sends there
     */
    Description answer(RemoteDescription offer, Set<String> twoWay) {
        peer.open();
        boolean restart = !ufrags.isEmpty() && !offer.ufrags().isEmpty() && !ufrags.contains(offer.ufrags().get(0));
        learn(offer);
        if (restart) {
            LOG.debugf("Session %s restarts ICE", id);
            peer.restart();
        }
        sections.offered(offer, twoWay);
        exchanged(offer);
        return Description.answer(peer.writer().answer(origin(), peer.credentials(), sections.mixedExtensions(),
                sections.sections(false)));
    }

    /** Offers all sections. Nothing may change until the answer. */
    Description offer() {
        peer.open();
        negotiation.offered(sessions.now());
        lifetimes.check();
        return Description.offer(peer.writer().offer(origin(), peer.credentials(), sections.mixedExtensions(),
                sections.sections(true)));
    }

    /**
     * Looks whether an offer of the peer continues what there is, without changing anything.
     *
     * @throws SfuException if it does not
     */
    void check(RemoteDescription offer) {
        peer.check(offer.fingerprints());
        sections.check(offer);
        requireRoom(offer.sections().size() - sections.size());
    }

    /**
     * Takes the peer's answer.
     *
     * @throws SfuException if it does not belong to the offer; nothing is changed then
     */
    void answered(RemoteDescription answer) {
        peer.check(answer.fingerprints());
        sections.answered(answer);
        learn(answer);
        exchanged(answer);
    }

    private Origin origin() {
        return new Origin(origin, ++version);
    }

    private void learn(RemoteDescription description) {
        ufrags.addAll(description.ufrags());
        peer.expect(description.fingerprints());
    }

    private void exchanged(RemoteDescription description) {
        negotiation.exchanged(sessions.now());
        if (sections.hasData()) {
            peer.enableSctp(description.data().map(DataNumbers::settings).orElse(SctpSettings.WEBRTC));
        }
        follow();
    }

    /** Brings media in line with what is negotiated and asked for now. */
    void follow() {
        tracks.follow(media);
        lifetimes.check();
    }

    /** @throws SfuException if there is no room for more sections; the session is gone then, as with Cloudflare */
    void requireRoom(int more) {
        if (sections.size() + more > sessions.settings.maxSections()) {
            LOG.debugf("Session %s has used up its media sections", id);
            end();
            throw Errors.gone();
        }
    }

    /** Ends everything: every later request finds no session. */
    void end() {
        if (!gone) {
            gone = true;
            LOG.debugf("Session %s is gone", id);
            sessions.remove(this);
            lifetimes.stop();
            tracks.endAll();
            channels.closeAll();
            media.close();
            peer.close();
            conditions.abandon(Errors.gone());
        }
    }

    /** Closes a data channel, which stays listed. */
    Optional<ChannelView> closeChannel(int channel) {
        Optional<ChannelView> closed = channels.close(channel);
        closed.ifPresent(was -> closedChannels.put(channel, new ChannelView(was.local(), was.sessionId(), was.name(), was.id(),
                ChannelStatus.INACTIVE, false, was.traffic())));
        return closed;
    }

    private List<ChannelView> channelViews() {
        Map<Integer, ChannelView> all = new TreeMap<>(closedChannels);
        channels.list().forEach(present -> all.put(present.id(), present));
        return List.copyOf(all.values());
    }

    SessionView view() {
        return new SessionView(id, correlationId, peer.isConnected(), negotiation.isOffered(), created, tracks.views(),
                channelViews(), peer.stats());
    }
}
