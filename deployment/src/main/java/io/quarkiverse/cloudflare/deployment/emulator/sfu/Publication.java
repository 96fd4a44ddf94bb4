package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.media.IncomingTrack;
import io.quarkiverse.cloudflare.deployment.emulator.media.SessionMedia;
import io.quarkiverse.cloudflare.deployment.emulator.media.StreamStats;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;

/**
 * A track that a session publishes. Owned by the media loop.
 */
final class Publication {

    final String name;
    final Slot slot;
    final Instant published;
    private final List<Pull> pulls = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Optional<IncomingTrack> incoming = Optional.empty();
    private List<Codec> codecs = List.of();
    private List<StreamStats> last = List.of();
    private boolean silent;
    private boolean ended;

    Publication(String name, Slot slot, Instant published) {
        this.name = name;
        this.slot = slot;
        this.published = published;
    }

    /** Receives as the section says now. Nothing arrives on a section that was closed by force. */
    void receive(SessionMedia media) {
        if (ended || slot.isSpent() || !slot.isReceiving()) {
            return;
        }
        incoming.ifPresentOrElse(track -> track.update(slot.incoming()), () -> begin(media.receive(slot.incoming())));
        if (!codecs.equals(slot.codecs())) {
            codecs = slot.codecs();
            List.copyOf(pulls).forEach(Pull::retarget);
        }
    }

    private void begin(IncomingTrack track) {
        incoming = Optional.of(track);
        track.silence(silent);
        List.copyOf(waiting).forEach(track::whenMedia);
        waiting.clear();
    }

    /** Drops what arrives, or no longer. */
    void silence(boolean on) {
        silent = on;
        incoming.ifPresent(track -> track.silence(on));
    }

    boolean hasMedia() {
        return !silent && incoming.filter(IncomingTrack::hasMedia).isPresent();
    }

    /** Runs an action once packets have come, now or later; never if the track ends before. */
    void whenMedia(Runnable action) {
        incoming.ifPresentOrElse(track -> track.whenMedia(action), () -> waiting.add(action));
    }

    /** When a packet came last; the time of publishing before the first one. */
    Instant lastPacket() {
        return incoming.flatMap(IncomingTrack::lastPacket).orElse(published);
    }

    Optional<IncomingTrack> incoming() {
        return incoming;
    }

    /** What flowed: one per stream. */
    List<StreamStats> stats() {
        return incoming.map(IncomingTrack::stats).orElse(last);
    }

    void add(Pull pull) {
        pulls.add(pull);
    }

    void remove(Pull pull) {
        pulls.remove(pull);
    }

    boolean isEnded() {
        return ended;
    }

    /** Ends it, and every pull of it. */
    void end() {
        if (!ended) {
            ended = true;
            waiting.clear();
            List.copyOf(pulls).forEach(Pull::end);
            last = stats();
            incoming.ifPresent(IncomingTrack::close);
            // The session lists it for ever, and it has kept packets that may have to be sent again.
            incoming = Optional.empty();
        }
    }
}
