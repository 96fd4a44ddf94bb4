package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.quarkiverse.cloudflare.calls.Answerer;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDataChannels;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/**
 * A session whose requests wait for each other. Requests are made when a method is called, where the caller's arguments and
 * context are, and sent when their turn has come. Thread-safe.
 * <p>
 * Forced closes, updates and the operations on open data channels put nothing at stake: they can be repeated without harm, have
 * been by the client below, and {@link #state()} shows their effect. So the session outlives them even if their outcome is
 * unknown. Everything that exchanges SDP cannot be repeated and shows nowhere.
 */
final class SerialCallsSession implements CallsSession {

    private final SessionId id;
    private final CallsClient client;
    private final RequestBudget budget;
    private final NegotiationQueue queue;
    private final Exchange exchange;
    private final SerialDataChannels dataChannels;

    SerialCallsSession(SessionId id, CallsClient client, Timers timers, SessionSettings settings) {
        this.id = Objects.requireNonNull(id, "id");
        this.client = client;
        this.budget = new RequestBudget(timers, settings.requestsPerSecond());
        this.queue = new NegotiationQueue(id, timers, settings.answerTimeout());
        this.exchange = new Exchange(id, client, budget, queue);
        this.dataChannels = new SerialDataChannels(id, client, queue, exchange);
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public boolean isLost() {
        return queue.isLost();
    }

    @Override
    public Uni<SessionState> state() {
        Uni<SessionState> request = client.session(id);
        return Uni.createFrom().deferred(() -> queue.refusal("state").map(Uni.createFrom()::<SessionState> failure)
                .orElseGet(() -> budget.permit().chain(() -> request)))
                .onFailure(CallsSessionGoneException.class)
                .invoke(failure -> queue.gone(failure));
    }

    @Override
    public Uni<TracksResult> publish(SessionDescription offer, List<LocalTrack> tracks) {
        requireUpTo64("publish", tracks, "publish(tracks, peer) takes any number");
        return negotiate("publish", client.publish(id, offer, List.copyOf(tracks)));
    }

    @Override
    public Uni<TracksResult> publishAll(SessionDescription offer) {
        return negotiate("publishAll", client.publishAll(id, offer));
    }

    @Override
    public Uni<TracksResult> publish(List<LocalTrack> tracks, Answerer peer) {
        Objects.requireNonNull(peer, "peer");
        Batches<LocalTrack> batches = Batches.ofLocal(requireSome("publish", tracks), part -> client.publish(id, part));
        return inBatches("publish", batches, turn -> request -> exchange.negotiate(turn, request, peer));
    }

    @Override
    public Uni<TracksResult> pull(List<RemoteTrack> tracks) {
        requireUpTo64("pull", tracks, "pull(tracks, peer) takes any number");
        return negotiate("pull", client.pull(id, List.copyOf(tracks)));
    }

    @Override
    public Uni<TracksResult> pull(SessionDescription offer, List<RemoteTrack> tracks) {
        requireUpTo64("pull", tracks, "pull(tracks, peer) takes any number");
        return negotiate("pull", client.pull(id, offer, List.copyOf(tracks)));
    }

    @Override
    public Uni<TracksResult> pull(List<RemoteTrack> tracks, Answerer peer) {
        Objects.requireNonNull(peer, "peer");
        Batches<RemoteTrack> batches = Batches.ofRemote(requireSome("pull", tracks), part -> client.pull(id, part));
        return inBatches("pull", batches, turn -> request -> exchange.negotiate(turn, request, peer));
    }

    @Override
    public Uni<Void> answer(SessionDescription answer) {
        Uni<Void> request = client.answer(id, Requests.description(Type.ANSWER, answer));
        return queue.answering("answer", turn -> exchange.answer(turn, request));
    }

    @Override
    public Uni<TracksResult> closeTracks(List<String> mids) {
        Batches<String> batches = Batches.ofMids(requireSome("closeTracks", mids), part -> client.closeTracks(id, part));
        return inBatches("closeTracks", batches, turn -> request -> exchange.send(turn, request));
    }

    @Override
    public Uni<TracksResult> closeTracks(SessionDescription offer, List<String> mids) {
        requireUpTo64("closeTracks", mids, "stop that many transceivers per offer, or use closeTracks(mids)");
        return negotiate("closeTracks", client.closeTracks(id, offer, List.copyOf(mids)));
    }

    @Override
    public Uni<TracksResult> updateTracks(List<RemoteTrack> tracks) {
        Batches<RemoteTrack> batches = Batches.ofRemote(requireSome("updateTracks", tracks),
                part -> client.updateTracks(id, part));
        return inBatches("updateTracks", batches, turn -> request -> exchange.send(turn, request,
                TracksResult::renegotiationRequired));
    }

    @Override
    public SessionDataChannels dataChannels() {
        return dataChannels;
    }

    @Override
    public String toString() {
        return "CallsSession[" + id + "]";
    }

    private Uni<TracksResult> negotiate(String operation, Uni<TracksResult> request) {
        return queue.inTurn(operation, turn -> exchange.negotiate(turn, request, TracksResult::renegotiationRequired));
    }

    private Uni<TracksResult> inBatches(String operation, Batches<?> batches,
            Function<Turn<?>, UnaryOperator<Uni<TracksResult>>> sending) {
        return queue.inTurn(operation,
                turn -> batches.send(sending.apply(turn), failure -> queue.forgives(turn, failure)));
    }

    private static <I> List<I> requireSome(String operation, List<I> named) {
        if (named.isEmpty()) {
            throw new IllegalArgumentException(operation + " needs at least one track");
        }
        return List.copyOf(named);
    }

    private static void requireUpTo64(String operation, List<?> named, String cure) {
        requireSome(operation, named);
        if (named.size() > CallsClient.MAX_TRACKS_PER_REQUEST) {
            throw new IllegalArgumentException("%s takes at most %d tracks at once; found %d: %s".formatted(operation,
                    CallsClient.MAX_TRACKS_PER_REQUEST, named.size(), cure));
        }
    }
}
