package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;

/**
 * What a request about tracks must be like as a whole.
 */
final class TrackRules {

    private TrackRules() {
    }

    static void checkCount(int count) {
        if (count > Sfu.MAX_TRACKS) {
            throw Errors.invalidParams("Expecting at most " + Sfu.MAX_TRACKS + " track in the request");
        }
    }

    static void checkSameWay(List<TrackRequest> tracks) {
        if (tracks.stream().map(TrackRequest::local).distinct().count() > 1) {
            throw Errors.invalidParams("Pushing and Pulling tracks in one request is unsupported");
        }
    }

    static void checkToAdd(List<TrackRequest> tracks, Optional<RemoteDescription> offer, boolean autoDiscover) {
        if (autoDiscover && offer.isEmpty()) {
            throw Errors.invalidParams("autoDiscover needs an offer");
        }
        for (TrackRequest track : tracks) {
            if (track.trackName().isEmpty()) {
                throw Errors.invalidParams("A track needs trackName");
            }
            if (!track.local()) {
                require(track.sessionId().isPresent(), "A remote track needs sessionId");
            } else if (offer.isEmpty()) {
                require(track.kind().isPresent(), "A local track needs kind when the SFU makes the offer");
            } else {
                require(track.mid().flatMap(offer.get()::section).isPresent(),
                        "A local track needs the mid of a media section of the offer");
            }
        }
    }

    static void checkToUpdate(List<TrackRequest> tracks) {
        checkCount(tracks.size());
        checkSameWay(tracks);
        for (TrackRequest track : tracks) {
            require(track.mid().isPresent() && (track.local() || track.sessionId().isPresent()),
                    "An update needs mid, and sessionId of a remote track");
        }
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw Errors.invalidParams(rule);
        }
    }
}
