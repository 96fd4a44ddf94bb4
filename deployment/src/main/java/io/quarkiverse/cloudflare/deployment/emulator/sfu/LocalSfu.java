package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transports;

/**
 * An SFU in this process. Thread-safe.
 */
public final class LocalSfu implements Sfu {

    private final Executor loop;
    private final Sessions sessions;
    private final AddTracks adding;
    private final CloseTracks closing = new CloseTracks();
    private final UpdateTracks updating;
    private final DataChannels channels;

    /**
     * @param transports asked for when the first session negotiates, on the loop
     * @param random for ids
     */
    public LocalSfu(MediaLoop loop, Supplier<Transports> transports, SfuSettings settings, RandomGenerator random) {
        this(loop, new Sessions(loop, new TransportConnections(transports), settings, random));
    }

    LocalSfu(Executor loop, Sessions sessions) {
        this.loop = loop;
        this.sessions = sessions;
        Sources sources = new Sources(sessions);
        adding = new AddTracks(sources);
        updating = new UpdateTracks(sources);
        channels = new DataChannels(sessions);
    }

    @Override
    public CompletableFuture<NewSession> open(Optional<Description> offer, boolean thirdParty,
            Optional<String> correlationId) {
        return call(() -> {
            Optional<RemoteDescription> read = Negotiation.offer(offer);
            SfuSession session = sessions.open(correlationId);
            return new NewSession(session.id, read.map(present -> {
                session.check(present);
                return session.answer(present, Set.of());
            }));
        });
    }

    @Override
    public CompletableFuture<SessionView> session(String id) {
        return call(() -> sessions.find(id).orElseThrow(Errors::noEpisode).view());
    }

    @Override
    public CompletableFuture<TracksOutcome> addTracks(String id, Optional<Description> offer, List<TrackRequest> tracks,
            boolean autoDiscover) {
        return change(id, session -> adding.add(session, offer, tracks, autoDiscover));
    }

    @Override
    public CompletableFuture<Optional<Description>> renegotiate(String id, Description description) {
        return change(id, session -> CompletableFuture.completedFuture(renegotiate(session, description)));
    }

    private static Optional<Description> renegotiate(SfuSession session, Description description) {
        if (description.offer()) {
            session.negotiation.refuseUnlessStable();
            RemoteDescription offer = Negotiation.read(description);
            session.check(offer);
            return Optional.of(session.answer(offer, Set.of()));
        }
        session.negotiation.refuseUnlessOffered();
        session.answered(Negotiation.read(description));
        return Optional.empty();
    }

    @Override
    public CompletableFuture<TracksOutcome> closeTracks(String id, List<String> mids, boolean force,
            Optional<Description> offer) {
        return change(id, session -> closing.close(session, mids, force, offer));
    }

    @Override
    public CompletableFuture<TracksOutcome> updateTracks(String id, List<TrackRequest> tracks) {
        return change(id, session -> updating.update(session, tracks));
    }

    @Override
    public CompletableFuture<ChannelTransport> establish(String id, Optional<Description> offer) {
        return change(id, session -> channels.establish(session, offer));
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> addChannels(String id, List<ChannelRequest> requests) {
        return change(id, session -> channels.add(session, requests));
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> updateChannels(String id, List<ChannelRequest> requests) {
        return change(id, session -> channels.update(session, requests));
    }

    @Override
    public CompletableFuture<List<ChannelOutcome>> closeChannels(String id, List<Integer> ids) {
        return change(id, session -> channels.close(session, ids));
    }

    @Override
    public CompletableFuture<List<SessionView>> sessions() {
        return call(() -> sessions.all().stream().map(SfuSession::view).toList());
    }

    @Override
    public CompletableFuture<Void> die(String id, boolean silently) {
        return run(() -> {
            if (silently) {
                sessions.get(id).peer.close();
            } else {
                sessions.get(id).end();
            }
        });
    }

    @Override
    public CompletableFuture<Void> failTrack(String session, String name, Optional<ItemError> error) {
        return run(() -> sessions.faults.fail(session, name, error));
    }

    @Override
    public CompletableFuture<Void> silence(String session, String name, boolean silent) {
        return run(() -> {
            sessions.faults.silence(session, name, silent);
            sessions.find(session).flatMap(present -> present.tracks.publication(name))
                    .ifPresent(publication -> publication.silence(silent));
        });
    }

    @Override
    public CompletableFuture<Void> impair(Optional<String> session, Direction direction, ImpairmentSettings settings) {
        return run(() -> {
            if (session.isPresent()) {
                sessions.get(session.get()).peer.impair(direction, settings);
            } else {
                sessions.faults.impair(direction, settings);
                sessions.all().forEach(present -> present.peer.impair(direction, settings));
            }
        });
    }

    /** Runs a change of a session, of which it has one at a time. */
    private <T> CompletableFuture<T> change(String id, Function<SfuSession, CompletableFuture<T>> work) {
        return call(() -> {
            SfuSession session = sessions.get(id);
            session.negotiation.enter();
            return begin(session, work).whenComplete((outcome, failure) -> session.negotiation.leave());
        }).thenCompose(Function.identity());
    }

    private static <T> CompletableFuture<T> begin(SfuSession session, Function<SfuSession, CompletableFuture<T>> work) {
        try {
            return work.apply(session);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletableFuture<Void> run(Runnable work) {
        return call(() -> {
            work.run();
            return null;
        });
    }

    /** Runs work on the loop. */
    private <T> CompletableFuture<T> call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, loop);
    }
}
