package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transports;

/**
 * An SFU in this process. Thread-safe.
 */
public final class LocalSfu implements Sfu {

    /**
     * @param transports asked for when the first session negotiates, on the loop
     * @param random for ids
     */
    public LocalSfu(MediaLoop loop, Supplier<Transports> transports, SfuSettings settings, RandomGenerator random) {
    }

    @Override
    public CompletableFuture<NewSession> open(Optional<Description> offer, boolean thirdParty,
            Optional<String> correlationId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<SessionView> session(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<TracksOutcome> addTracks(String id, Optional<Description> offer, List<TrackRequest> tracks,
            boolean autoDiscover) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Optional<Description>> renegotiate(String id, Description description) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<TracksOutcome> closeTracks(String id, List<String> mids, boolean force,
            Optional<Description> offer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<TracksOutcome> updateTracks(String id, List<TrackRequest> tracks) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ChannelTransport> establish(String id, Optional<Description> offer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> addChannels(String id, List<ChannelRequest> channels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> updateChannels(String id, List<ChannelRequest> channels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> closeChannels(String id, List<Integer> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<SessionView>> sessions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> die(String id, boolean silently) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> failTrack(String session, String name, Optional<ItemError> error) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> silence(String session, String name, boolean silent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> impair(Optional<String> session, Direction direction, ImpairmentSettings settings) {
        throw new UnsupportedOperationException();
    }
}
