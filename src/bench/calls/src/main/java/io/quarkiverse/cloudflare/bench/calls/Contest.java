package io.quarkiverse.cloudflare.bench.calls;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.smallrye.mutiny.Uni;

/**
 * One request, as the extension makes it and as the bare client does.
 *
 * @param client makes it about a session
 * @param bare the same
 */
record Contest(String title, Function<CallsSession, Uni<?>> client, Function<String, Uni<?>> bare) {

    static List<Contest> all(CallsClient client, BareApi bare) {
        SessionDescription offer = SessionDescription.offer(Payloads.SDP);
        List<LocalTrack> tracks = List.of(LocalTrack.of("0", "microphone"), LocalTrack.of("1", "camera"));
        return List.of(
                new Contest("CallsClient.session (GET)", session -> client.session(session.id()), bare::session),
                new Contest("CallsClient.publish (POST, 3 kB)", session -> client.publish(session.id(), offer, tracks),
                        session -> bare.newTracks(session, new BareApi.TracksRequest(
                                new BareApi.Description("offer", Payloads.SDP),
                                List.of(BareApi.Track.local("0", "microphone"), BareApi.Track.local("1", "camera")),
                                null, null))),
                new Contest("CallsSession.closeTracks (PUT)", session -> session.closeTracks(List.of("0", "1")),
                        session -> bare.closeTracks(session, new BareApi.TracksRequest(null,
                                List.of(BareApi.Track.closed("0"), BareApi.Track.closed("1")), null, true))));
    }

    /** The handles of sessions that need not exist. */
    static List<CallsSession> sessions(CallsClient client, int count) {
        return IntStream.range(0, count).mapToObj(n -> client.attach(new SessionId("session-" + n))).toList();
    }
}
