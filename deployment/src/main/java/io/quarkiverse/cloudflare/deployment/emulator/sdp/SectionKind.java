package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.Optional;

import io.quarkiverse.cloudflare.calls.TrackKind;

/** What a media section carries. */
public enum SectionKind {
    AUDIO("audio"),
    VIDEO("video"),
    DATA("application"),
    /** Something that is always rejected. */
    OTHER("");

    private final String type;

    SectionKind(String type) {
        this.type = type;
    }

    /** The first word of the {@code m=} line. */
    public String type() {
        return type;
    }

    static SectionKind of(String type) {
        for (SectionKind kind : values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        return OTHER;
    }

    public static SectionKind of(TrackKind kind) {
        return kind == TrackKind.AUDIO ? AUDIO : VIDEO;
    }

    /** The kind of its track; empty if it has none. */
    public Optional<TrackKind> track() {
        return this == AUDIO ? Optional.of(TrackKind.AUDIO) : this == VIDEO ? Optional.of(TrackKind.VIDEO) : Optional.empty();
    }
}
