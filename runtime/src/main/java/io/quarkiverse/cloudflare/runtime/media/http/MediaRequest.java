package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.runtime.media.Section;

/** What the body of a request asks for. Nothing of a body but this goes on to Cloudflare. */
sealed interface MediaRequest {

    /** Publishes sections of an offer. */
    record Publish(SessionDescription offer, List<Section> sections) implements MediaRequest {

        List<LocalTrack> tracks() {
            return sections.stream().map(section -> LocalTrack.of(section.mid(), section.trackName())).toList();
        }

        List<String> mids() {
            return sections.stream().map(Section::mid).toList();
        }
    }

    /** Receives tracks that others publish. */
    record Pull(List<Wanted> tracks) implements MediaRequest {
    }

    /** Answers an offer of Cloudflare. */
    record Renegotiate(SessionDescription answer) implements MediaRequest {
    }

    /**
     * Closes transceivers.
     *
     * @param offer empty to close by force
     */
    record Close(List<String> mids, Optional<SessionDescription> offer) implements MediaRequest {
    }

    /** Changes the layers of what is received; each has a mid. */
    record Update(List<Wanted> tracks) implements MediaRequest {
    }

    /**
     * A track of somebody.
     *
     * @param alias of the session that publishes it
     * @param mid the transceiver that receives it; empty if none does
     * @param layer the {@code rid} to receive; empty for any
     */
    record Wanted(String alias, String trackName, Optional<String> mid, Optional<String> layer) {
    }
}
