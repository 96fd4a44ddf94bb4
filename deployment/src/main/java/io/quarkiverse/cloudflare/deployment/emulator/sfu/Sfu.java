package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;

/**
 * The sessions of one app: what its HTTP API does, without HTTP.
 * <p>
 * Thread-safe. Every future completes on the media loop, and fails with {@link SfuException} if the request is refused.
 */
public interface Sfu {

    /** The most tracks one request may name. */
    int MAX_TRACKS = 64;

    /**
     * @param offer a client may begin with one
     * @param thirdParty accepted, without effect
     * @param correlationId only shown
     */
    CompletableFuture<NewSession> open(Optional<Description> offer, boolean thirdParty, Optional<String> correlationId);

    /** The tracks and data channels of a session. */
    CompletableFuture<SessionView> session(String id);

    CompletableFuture<TracksOutcome> addTracks(String id, Optional<Description> offer, List<TrackRequest> tracks,
            boolean autoDiscover);

    /**
     * @param description the answer to the SFU's offer, or an offer of the client
     * @return the answer to an offer; empty for an answer
     */
    CompletableFuture<Optional<Description>> renegotiate(String id, Description description);

    /**
     * @param offer of the client; needed without force
     */
    CompletableFuture<TracksOutcome> closeTracks(String id, List<String> mids, boolean force, Optional<Description> offer);

    CompletableFuture<TracksOutcome> updateTracks(String id, List<TrackRequest> tracks);

    /**
     * @param offer with an application section; empty lets the SFU offer
     */
    CompletableFuture<ChannelTransport> establish(String id, Optional<Description> offer);

    CompletableFuture<List<ChannelOutcome>> addChannels(String id, List<ChannelRequest> channels);

    CompletableFuture<List<ChannelOutcome>> updateChannels(String id, List<ChannelRequest> channels);

    CompletableFuture<List<ChannelOutcome>> closeChannels(String id, List<Integer> ids);

    /** All sessions that are not gone, the oldest first. */
    CompletableFuture<List<SessionView>> sessions();

    /**
     * Ends a session.
     *
     * @param silently whether only its transport goes, so that it is some time before it is found to be gone
     * @throws SfuException if there is none
     */
    CompletableFuture<Void> die(String id, boolean silently);

    /**
     * Makes every pull of a track fail, also before it is published.
     *
     * @param error empty ends the fault
     */
    CompletableFuture<Void> failTrack(String session, String name, Optional<ItemError> error);

    /** Drops all packets of a track on arrival, also before it is published, or ends that. */
    CompletableFuture<Void> silence(String session, String name, boolean silent);

    /**
     * Makes the network worse, or good again.
     *
     * @param session empty for all that are there or come later
     * @param direction up is from the peer
     */
    CompletableFuture<Void> impair(Optional<String> session, Direction direction, ImpairmentSettings settings);
}
