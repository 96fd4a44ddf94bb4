package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;

/**
 * A media section in which the peer sends, as its description and our answer agree on it.
 *
 * @param mid its identification
 * @param kind what it carries
 * @param codecs those of the answer; packets of other payload types are dropped
 * @param extensions ids of the header extensions that the answer accepts, by URI
 * @param ssrcs those the description announces ({@code a=ssrc}); others are learned from header extensions
 * @param rids the layers of a simulcast; empty if it is none
 */
public record IncomingSpec(String mid, TrackKind kind, List<Codec> codecs, Map<String, Integer> extensions,
        List<Integer> ssrcs, List<String> rids) {

    public IncomingSpec {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(kind, "kind");
        codecs = List.copyOf(codecs);
        extensions = Map.copyOf(extensions);
        ssrcs = List.copyOf(ssrcs);
        rids = List.copyOf(rids);
    }
}
