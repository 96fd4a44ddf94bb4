package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice.Priority;

/**
 * Chooses which layer of a simulcast a subscriber gets.
 */
final class Layers {

    private Layers() {
    }

    /**
     * @param bandwidth of the subscriber in bit/s; {@link Long#MAX_VALUE} if it is not known
     * @return null if there is nothing to forward
     */
    static IncomingStream choose(IncomingTrack track, Optional<SimulcastChoice> choice, long bandwidth, long now) {
        if (track.spec().rids().isEmpty()) {
            return track.layer("");
        }
        String preferred = choice.flatMap(SimulcastChoice::preferredRid).orElse("");
        IncomingStream stream = track.layer(preferred);
        if (preferred.isEmpty()) {
            return nextAfter(track, "", bandwidth, now);
        }
        if (stream == null || !stream.active(now)) {
            return choice.get().ridNotAvailable() == Priority.ASCIIBETICAL ? nextAfter(track, preferred, bandwidth, now)
                    : stream;
        }
        boolean narrow = choice.get().priorityOrdering() == Priority.ASCIIBETICAL && stream.bitrate(now) > bandwidth;
        return narrow ? nextAfter(track, preferred, bandwidth, now) : stream;
    }

    /**
     * Takes the next layer from a to z that is sent and fits; if none does, the one closest to that.
     */
    private static IncomingStream nextAfter(IncomingTrack track, String rid, long bandwidth, long now) {
        IncomingStream after = null;
        IncomingStream first = null;
        for (IncomingStream stream : track.streams()) {
            if (!stream.active(now)) {
                continue;
            }
            first = first == null ? stream : first;
            if (stream.rid.compareTo(rid) > 0 && (after == null || after.bitrate(now) > bandwidth)) {
                after = stream;
            }
        }
        return after == null ? first : after;
    }
}
