package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelStatus;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelTraffic;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelView;
import io.quarkiverse.cloudflare.deployment.emulator.media.StreamStats;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ChannelOutcome;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ChannelRequest;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ChannelTransport;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Description;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ItemError;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.NewSession;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SessionView;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Sfu;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuException;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackOutcome;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackRequest;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackStatus;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackView;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TracksOutcome;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportStats;

/**
 * Does everything that is asked of it, writes that down, and refuses what it is told to refuse. Thread-safe.
 */
final class RecordingSfu implements Sfu {

    private static final ItemError EMPTY = new ItemError("empty_track_error", "No media");

    final List<String> calls = new ArrayList<>();
    private final Map<String, SessionView> sessions = new LinkedHashMap<>();
    private SfuException refusal;

    /** Refuses everything from now on. */
    synchronized void refuse(SfuException with) {
        refusal = with;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized <T> CompletableFuture<T> done(String call, T result) {
        calls.add(call);
        return refusal == null ? CompletableFuture.completedFuture(result) : CompletableFuture.failedFuture(refusal);
    }

    @Override
    public synchronized CompletableFuture<NewSession> open(Optional<Description> offer, boolean thirdParty,
            Optional<String> correlationId) {
        String id = "%032x".formatted(sessions.size() + 1);
        sessions.put(id, new SessionView(id, correlationId, true, false, Instant.EPOCH,
                List.of(new TrackView(true, "0", Optional.empty(), "mic", TrackKind.AUDIO, TrackStatus.ACTIVE,
                        List.of(stream())),
                        new TrackView(false, "1", Optional.of("p"), "cam", TrackKind.VIDEO, TrackStatus.INACTIVE, List.of())),
                List.of(new ChannelView(false, Optional.of("p"), "moves", 7, ChannelStatus.INITIALIZING, true,
                        new ChannelTraffic(1, 2, 3, 4, 5))),
                Optional.of(new TransportStats(1, 2, 3, 4, 5, 6))));
        return done("open " + offer + " " + thirdParty + " " + correlationId,
                new NewSession(id, offer.map(ignored -> new Description(false, "answer"))));
    }

    private static StreamStats stream() {
        return new StreamStats(-1, Optional.of("h"), Optional.of("VP8"), new StreamStats.Traffic(10, 20, 30, 1),
                new StreamStats.Quality(2, 1.5, 0), new StreamStats.Feedback(3, 4, 5));
    }

    @Override
    public synchronized CompletableFuture<SessionView> session(String id) {
        return done("session " + id, sessions.get(id));
    }

    @Override
    public CompletableFuture<TracksOutcome> addTracks(String id, Optional<Description> offer, List<TrackRequest> tracks,
            boolean autoDiscover) {
        return done("addTracks " + id + " " + offer + " " + tracks + " " + autoDiscover,
                new TracksOutcome(offer.isEmpty(), Optional.of(new Description(offer.isEmpty(), "sdp")), outcomes(tracks)));
    }

    /** All succeed but those named silent. */
    private static List<TrackOutcome> outcomes(List<TrackRequest> tracks) {
        return tracks.stream().map(track -> track.trackName().equals(Optional.of("silent"))
                ? new TrackOutcome(track, Optional.empty(), Optional.of(EMPTY))
                : new TrackOutcome(track, Optional.of("4"), Optional.empty())).toList();
    }

    @Override
    public CompletableFuture<Optional<Description>> renegotiate(String id, Description description) {
        return done("renegotiate " + id + " " + description,
                description.offer() ? Optional.of(new Description(false, "sdp")) : Optional.empty());
    }

    @Override
    public CompletableFuture<TracksOutcome> closeTracks(String id, List<String> mids, boolean force,
            Optional<Description> offer) {
        return done("closeTracks " + id + " " + mids + " " + force + " " + offer, new TracksOutcome(false, Optional.empty(),
                mids.stream().map(mid -> new TrackOutcome(
                        new TrackRequest(true, Optional.of(mid), Optional.empty(), Optional.empty(), false, Optional.empty(),
                                Optional.empty()),
                        Optional.of(mid), mid.equals("9") ? Optional.of(EMPTY) : Optional.empty())).toList()));
    }

    @Override
    public CompletableFuture<TracksOutcome> updateTracks(String id, List<TrackRequest> tracks) {
        return done("updateTracks " + id + " " + tracks, new TracksOutcome(false, Optional.empty(), outcomes(tracks)));
    }

    @Override
    public CompletableFuture<ChannelTransport> establish(String id, Optional<Description> offer) {
        return done("establish " + id + " " + offer,
                new ChannelTransport(offer.isEmpty(), new Description(offer.isEmpty(), "sdp"), 0));
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> addChannels(String id, List<ChannelRequest> channels) {
        return done("addChannels " + id + " " + channels, channelOutcomes(channels));
    }

    private static List<ChannelOutcome> channelOutcomes(List<ChannelRequest> channels) {
        return channels.stream().map(channel -> new ChannelOutcome(channel.local(), channel.sessionId(),
                Optional.of(channel.name()), OptionalInt.of(100), Optional.empty())).toList();
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> updateChannels(String id, List<ChannelRequest> channels) {
        return done("updateChannels " + id + " " + channels, channelOutcomes(channels));
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> closeChannels(String id, List<Integer> ids) {
        return done("closeChannels " + id + " " + ids, ids.stream().map(number -> new ChannelOutcome(true, Optional.empty(),
                Optional.empty(), OptionalInt.of(number), Optional.of(EMPTY))).toList());
    }

    @Override
    public synchronized CompletableFuture<List<SessionView>> sessions() {
        return CompletableFuture.completedFuture(List.copyOf(sessions.values()));
    }

    @Override
    public CompletableFuture<Void> die(String id, boolean silently) {
        return done("die " + id + " " + silently, null);
    }

    @Override
    public CompletableFuture<Void> failTrack(String session, String name, Optional<ItemError> error) {
        return done("failTrack " + session + " " + name + " " + error, null);
    }

    @Override
    public CompletableFuture<Void> silence(String session, String name, boolean silent) {
        return done("silence " + session + " " + name + " " + silent, null);
    }

    @Override
    public CompletableFuture<Void> impair(Optional<String> session, Direction direction, ImpairmentSettings settings) {
        return done("impair " + session + " " + direction + " " + settings, null);
    }
}
