package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.calls.SessionDescription.offer;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_ADAPTERS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CREATE_SESSION;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ESTABLISH_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.OPEN_ADAPTERS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.RENEGOTIATE;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.SESSION_STATE;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.UPDATE_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.UPDATE_TRACKS;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.AdapterId;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionOptions;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.smallrye.mutiny.Uni;

/** All operations of the client, each ready to be asked for on a session of its own. Not thread-safe. */
final class MatrixOperations {

    /** Whether a second request harms if the first one was carried out: the rule, whatever the client does. */
    enum Second {
        HARMLESS,
        HARMFUL
    }

    /** What an operation is about, as far as its answers differ. */
    enum Kind {
        SESSION,
        OTHER,
        /** Success has no body, so whatever its body, it is success. */
        NO_RESULT,
        ACCOUNT,
        /** Of an account, too. What is not there any more is removed. */
        REMOVAL
    }

    /** An operation that can be tried once, and how to know its requests. */
    record Ready(String name, Second second, Kind kind, Predicate<Exchange> mine, Supplier<Uni<?>> call) {
    }

    private static final String MEDIA = SdpText.offer("audio 0 sendonly", "video 1 sendonly");

    private final CallsClient setup;
    private final CallsClient tried;
    private final List<Ready> operations = new ArrayList<>();

    private MatrixOperations(CallsClient setup, CallsClient tried) {
        this.setup = setup;
        this.tried = tried;
    }

    /** Brings one session for each operation into the state that the operation needs. */
    static List<Ready> prepare(CallsClient setup, CallsClient tried) {
        MatrixOperations all = new MatrixOperations(setup, tried);
        all.sessions();
        all.publications();
        all.pulls();
        all.changes();
        all.channels();
        all.adapters();
        return all.operations;
    }

    private void sessions() {
        String label = UUID.randomUUID().toString();
        operations.add(new Ready("openSession", Second.HARMLESS, Kind.OTHER,
                exchange -> is(exchange, CREATE_SESSION) && exchange.query().toString().contains(label),
                () -> tried.openSession(SessionOptions.DEFAULT.withCorrelationId(label))));
        about(publisher(), "session", Second.HARMLESS, SESSION_STATE, CallsClient::session);
    }

    private void publications() {
        List<LocalTrack> tracks = List.of(LocalTrack.of("0", "mic"), LocalTrack.of("1", "cam"));
        about(open(), "publish", Second.HARMFUL, ADD_TRACKS, (client, id) -> client.publish(id, offer(MEDIA), tracks));
        about(open(), "publishAll", Second.HARMFUL, ADD_TRACKS, (client, id) -> client.publishAll(id, offer(MEDIA)));
        about(open(), "publish, SFU offers", Second.HARMFUL, ADD_TRACKS,
                (client, id) -> client.publish(id, List.of(LocalTrack.requested("voice", TrackKind.AUDIO))));
    }

    private void pulls() {
        SessionId publisher = publisher();
        List<RemoteTrack> cam = List.of(RemoteTrack.of(publisher, "cam"));
        about(open(), "pull", Second.HARMFUL, ADD_TRACKS, (client, id) -> client.pull(id, cam));
        about(open(), "pull, client offers", Second.HARMFUL, ADD_TRACKS,
                (client, id) -> client.pull(id, offer(SdpText.offer("video 0 recvonly")), cam));
        SessionId both = open();
        answer(both, setup.publishAndAwait(both, List.of(LocalTrack.requested("voice", TrackKind.AUDIO))).offer());
        about(both, "pull into #voice", Second.HARMFUL, ADD_TRACKS,
                (client, id) -> client.pull(id, List.of(RemoteTrack.of(publisher, "mic").into("#voice"))));
        SessionId offered = open();
        String sdp = setup.pullAndAwait(offered, cam).offer().orElseThrow().sdp();
        about(offered, "answer", Second.HARMFUL, RENEGOTIATE,
                (client, id) -> client.answer(id, SessionDescription.answer(SdpText.answerTo(sdp))));
    }

    private void changes() {
        about(publisher(), "closeTracks, forced", Second.HARMLESS, CLOSE_TRACKS,
                (client, id) -> client.closeTracks(id, List.of("0", "1")));
        about(publisher(), "closeTracks, offer", Second.HARMLESS, CLOSE_TRACKS, (client, id) -> client.closeTracks(id,
                offer(SdpText.offer("audio 0 sendonly", "video 1 inactive")), List.of("1")));
        SessionId subscriber = open();
        answer(subscriber, setup.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher(), "cam"))).offer());
        SessionId other = publisher();
        about(subscriber, "updateTracks", Second.HARMLESS, UPDATE_TRACKS,
                (client, id) -> client.updateTracks(id, List.of(RemoteTrack.of(other, "cam").into("0"))));
    }

    private void channels() {
        about(open(), "channels.establish", Second.HARMFUL, ESTABLISH_DATA_CHANNELS,
                (client, id) -> client.dataChannels().establish(id, Optional.empty()));
        about(channelled(), "channels.open", Second.HARMFUL, ADD_DATA_CHANNELS, (client, id) -> client.dataChannels()
                .open(id, List.of(DataChannel.publish("chat", Delivery.RELIABLE))));
        SessionId publisher = channelled();
        setup.dataChannels().openAndAwait(publisher, List.of(DataChannel.publish("chat", Delivery.RELIABLE)));
        SessionId subscriber = channelled();
        DataChannel.Remote chat = DataChannel.pull(publisher, "chat", Delivery.RELIABLE);
        setup.dataChannels().openAndAwait(subscriber, List.of(chat));
        about(subscriber, "channels.update", Second.HARMLESS, UPDATE_DATA_CHANNELS,
                (client, id) -> client.dataChannels().update(id, List.of(chat.withReply(true))));
        about(publisher, "channels.close", Second.HARMLESS, CLOSE_DATA_CHANNELS,
                (client, id) -> client.dataChannels().close(id, List.of(1)));
    }

    private void adapters() {
        String track = "tts-" + UUID.randomUUID();
        Adapter adapter = Adapter.ingest(track, URI.create("wss://svc.example.com/tts"));
        operations.add(new Ready("adapters.open", Second.HARMFUL, Kind.OTHER,
                exchange -> is(exchange, OPEN_ADAPTERS) && exchange.text().contains(track),
                () -> tried.adapters().open(List.of(adapter))));
        AdapterId id = setup.adapters().openAndAwait(List.of(Adapter.ingest("tts", URI.create("wss://svc.example.com/"))))
                .accepted().get(0).id().orElseThrow();
        operations.add(new Ready("adapters.close", Second.HARMLESS, Kind.OTHER,
                exchange -> is(exchange, CLOSE_ADAPTERS) && exchange.text().contains(id.value()),
                () -> tried.adapters().close(List.of(id))));
    }

    private interface SessionCall {

        Uni<?> of(CallsClient client, SessionId session);
    }

    private void about(SessionId session, String name, Second second, Operation operation, SessionCall call) {
        operations.add(new Ready(name, second, Kind.SESSION,
                exchange -> is(exchange, operation) && exchange.parameter("session").equals(session.value()),
                () -> call.of(tried, session)));
    }

    static boolean is(Exchange exchange, Operation operation) {
        return exchange.operation().equals(Optional.of(operation));
    }

    private SessionId open() {
        return setup.openSessionAndAwait().id();
    }

    private SessionId publisher() {
        SessionId session = open();
        setup.publishAndAwait(session, offer(MEDIA), List.of(LocalTrack.of("0", "mic"), LocalTrack.of("1", "cam")));
        return session;
    }

    private SessionId channelled() {
        SessionId session = open();
        answer(session, setup.dataChannels().establishAndAwait(session, Optional.empty()).description());
        return session;
    }

    private void answer(SessionId session, Optional<SessionDescription> offer) {
        setup.answerAndAwait(session, SessionDescription.answer(SdpText.answerTo(offer.orElseThrow().sdp())));
    }
}
