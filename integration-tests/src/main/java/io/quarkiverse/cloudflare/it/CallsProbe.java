package io.quarkiverse.cloudflare.it;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.AdapterInfo;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelInfo;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionOptions;
import io.quarkiverse.cloudflare.calls.Simulcast;

/**
 * Makes every request of the Calls client once, to see that the packaged application can. Not there unless
 * {@code meet.calls-probe} is set.
 */
@Path("/api/probe/calls")
public class CallsProbe {

    private final Instance<CallsClient> calls;
    private final boolean enabled;

    CallsProbe(Instance<CallsClient> calls,
            @ConfigProperty(name = "meet.calls-probe", defaultValue = "false") boolean enabled) {
        this.calls = calls;
        this.enabled = enabled;
    }

    /** What the peer connection of the probe offers. */
    public record Peer(String offer) {
    }

    @POST
    public Map<String, Object> probe(Peer peer) {
        if (!enabled) {
            throw new NotFoundException();
        }
        Map<String, Object> results = new LinkedHashMap<>();
        CallsSession publisher = publish(SessionDescription.offer(peer.offer()), results);
        CallsSession subscriber = pull(publisher, results);
        exchangeData(publisher, subscriber, results);
        adapt(publisher, results);
        results.put("closeTracks", publisher.closeTracksAndAwait(List.of("0")));
        return results;
    }

    private CallsSession publish(SessionDescription offer, Map<String, Object> results) {
        CallsSession publisher = calls.get().openSessionAndAwait(SessionOptions.DEFAULT.withCorrelationId("probe"));
        results.put("openSession", publisher.id());
        results.put("publish", publisher.publishAndAwait(offer, List.of(LocalTrack.of("0", "mic"), LocalTrack.of("1", "cam"))));
        results.put("state", publisher.stateAndAwait());
        return publisher;
    }

    private CallsSession pull(CallsSession publisher, Map<String, Object> results) {
        CallsSession subscriber = calls.get().openSessionAndAwait();
        RemoteTrack cam = RemoteTrack.of(publisher.id(), "cam").with(Simulcast.prefer("h"));
        var pulled = subscriber.pullAndAwait(List.of(cam));
        results.put("pull", pulled);
        subscriber.answerAndAwait(answerTo(pulled.offer()));
        String mid = pulled.accepted().get(0).mid().orElseThrow();
        results.put("updateTracks", subscriber.updateTracksAndAwait(List.of(cam.into(mid).with(Simulcast.only("q")))));
        return subscriber;
    }

    private static void exchangeData(CallsSession publisher, CallsSession subscriber, Map<String, Object> results) {
        for (CallsSession session : List.of(publisher, subscriber)) {
            var transport = session.dataChannels().establishAndAwait(Optional.empty());
            results.put("establish", transport);
            session.answerAndAwait(answerTo(transport.description()));
        }
        Delivery lossy = Delivery.unordered(0);
        results.put("publishData", publisher.dataChannels().openAndAwait(List.of(DataChannel.publish("cursor", lossy))));
        DataChannel.Remote cursor = DataChannel.pull(publisher.id(), "cursor", lossy);
        var pulled = subscriber.dataChannels().openAndAwait(List.of(cursor));
        results.put("pullData", pulled);
        results.put("updateData", subscriber.dataChannels().updateAndAwait(List.of(cursor.withReply(true))));
        results.put("closeData", subscriber.dataChannels().closeAndAwait(pulled.accepted().stream()
                .map(DataChannelInfo::id).map(id -> id.orElseThrow()).toList()));
    }

    private void adapt(CallsSession publisher, Map<String, Object> results) {
        var opened = calls.get().adapters().openAndAwait(List.of(Adapter.egress(publisher.id(), "mic",
                URI.create("wss://adapter.example.com/pcm"), Adapter.OutputCodec.PCM)));
        results.put("openAdapters", opened);
        results.put("closeAdapters", calls.get().adapters().closeAndAwait(opened.accepted().stream()
                .map(AdapterInfo::id).map(Optional::orElseThrow).toList()));
    }

    /** A peer that takes everything: its answer has the sections of the offer. */
    private static SessionDescription answerTo(Optional<SessionDescription> offer) {
        return SessionDescription.answer(offer.orElseThrow().sdp());
    }
}
