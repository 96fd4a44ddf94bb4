package io.quarkiverse.cloudflare.deployment.emulator.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.cloudflare.deployment.emulator.support.TestPeer;

/**
 * A peer connection with media, in no other types than those of the JDK: it lives where the tests live, and
 * {@link RealBrowser} where the application does. Not thread-safe.
 */
public final class PeerBrowser {

    private static final int SOME_PACKETS = 5;

    private final TestPeer peer = TestPeer.create();
    private final List<String> sending = new ArrayList<>();
    private final List<String> layers = new ArrayList<>();
    private String layered = "";

    public String addAudio() {
        sending.add(peer.addAudio());
        return sending.get(sending.size() - 1);
    }

    public String addVideo() {
        sending.add(peer.addVideo("VP8"));
        return sending.get(sending.size() - 1);
    }

    public String addSimulcast(List<String> rids) {
        layered = peer.addSimulcast(rids.toArray(String[]::new));
        layers.addAll(rids);
        return layered;
    }

    public String addReceiver(String kind) {
        return peer.addReceiver(kind);
    }

    public void stop(String mid) {
        sending.remove(mid);
        peer.stream(mid).stop();
        peer.stop(mid);
    }

    public String offer() {
        return peer.offer();
    }

    public void accept(String answer) {
        peer.accept(answer);
    }

    public String answer(String offer) {
        return peer.answer(offer);
    }

    public void flow() {
        peer.awaitConnected();
        sending.forEach(mid -> peer.stream(mid).flow());
        layers.forEach(rid -> peer.stream(layered, rid).flow());
        if (!sending.isEmpty() || !layers.isEmpty()) {
            // The SFU is told of the handshake a moment after the peer. Once it reports on media, it knows.
            peer.rtcp().await("the first report", packet -> true);
        }
    }

    public void awaitMedia(String mid) {
        peer.inbox(mid).awaitMore(SOME_PACKETS);
    }

    public void awaitClosed() {
        peer.awaitClosed();
    }

    public void awaitChannels() {
        peer.channels().awaitEstablished();
    }

    public void send(Integer channel, String message) {
        peer.channels().send(channel, message);
    }

    /** Waits until so many messages have arrived on a channel, and gives all there are. */
    public List<String> messages(Integer channel, Integer count) {
        return peer.channels().await(channel, count).stream()
                .map(message -> new String(message.payload(), StandardCharsets.UTF_8)).toList();
    }

    public void close() {
        peer.close();
    }
}
