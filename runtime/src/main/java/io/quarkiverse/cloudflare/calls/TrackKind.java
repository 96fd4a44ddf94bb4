package io.quarkiverse.cloudflare.calls;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a track carries. */
public enum TrackKind {
    @JsonProperty("audio")
    AUDIO,
    @JsonProperty("video")
    VIDEO
}
