package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.media.PublishRequest;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.PayloadException;

/**
 * What clients say about media, read. Every method throws {@link PayloadException} for what it cannot read.
 */
final class Wish {

    /** What browsers can publish. */
    private static final List<TrackSource> SOURCES = List.of(TrackSource.CAMERA, TrackSource.MICROPHONE, TrackSource.SCREEN);
    /** In seconds: what takes longer is no call. */
    private static final double LONGEST_DELAY = 60;
    /** In bits per second: more than any network card. */
    private static final double HIGHEST_BITRATE = 1e12;

    private Wish() {
    }

    /** {@code cf_publish} */
    static PublishRequest publish(JsonNode payload) {
        Fields fields = new Fields(payload);
        TrackSource source = source(fields);
        Optional<TrackKind> kind = fields.optional("kind", List.of(TrackKind.values()), Wish::name);
        if (kind.isPresent() && !fits(source, kind.get())) {
            throw Fields.problem("kind", "must be " + name(usual(source)) + " for a " + source.wireName());
        }
        List<String> layers = fields.layers("simulcast");
        TrackKind asked = kind.orElse(usual(source));
        if (asked == TrackKind.AUDIO && !layers.isEmpty()) {
            throw Fields.problem("simulcast", "must be empty for audio");
        }
        return new PublishRequest(source, asked, layers);
    }

    /** {@code cf_published} */
    static Declaration published(JsonNode payload) {
        Fields fields = new Fields(payload);
        return new Declaration(fields.trackName(), source(fields), fields.flag("muted", false));
    }

    /** {@code cf_unpublish} */
    static String unpublish(JsonNode payload) {
        return new Fields(payload).trackName();
    }

    /** {@code cf_mute} */
    static Muting mute(JsonNode payload) {
        Fields fields = new Fields(payload);
        return new Muting(fields.trackName(), fields.flag("muted"));
    }

    /** {@code cf_media_state} */
    static MediaState state(JsonNode payload) {
        return new Fields(payload).one("state", List.of(MediaState.values()), MediaState::wireName);
    }

    /** {@code cf_quality} */
    static Quality quality(JsonNode payload) {
        Fields fields = new Fields(payload);
        return new Quality(fields.number("rtt", LONGEST_DELAY), fields.number("jitter", LONGEST_DELAY),
                fields.number("loss", 1), fields.number("bitrate_in", HIGHEST_BITRATE),
                fields.number("bitrate_out", HIGHEST_BITRATE),
                fields.one("level", List.of(Quality.Level.values()), Wish::name));
    }

    /** @return whether a track of this source can be of this kind */
    static boolean fits(TrackSource source, TrackKind kind) {
        return source == TrackSource.SCREEN || usual(source) == kind;
    }

    private static TrackKind usual(TrackSource source) {
        return source == TrackSource.MICROPHONE ? TrackKind.AUDIO : TrackKind.VIDEO;
    }

    private static TrackSource source(Fields fields) {
        return fields.one("source", SOURCES, TrackSource::wireName);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** That media flows. */
    record Declaration(String trackName, TrackSource source, boolean muted) {
    }

    record Muting(String trackName, boolean muted) {
    }
}
