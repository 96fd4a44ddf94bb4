package io.quarkiverse.cloudflare.runtime.media;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.media.TrackSource;

/**
 * The meters {@code cloudflare.media.*}. A bean only if the application has Micrometer, so nothing else may name this class.
 * Thread-safe.
 */
public class MicrometerMediaTelemetry implements MediaTelemetry {

    private final MeterRegistry registry;
    private final Map<TrackSource, AtomicInteger> tracks = new EnumMap<>(TrackSource.class); // changed in the constructor only

    MicrometerMediaTelemetry(MeterRegistry registry) {
        this.registry = registry;
        for (TrackSource source : TrackSource.values()) {
            AtomicInteger count = new AtomicInteger();
            tracks.put(source, count);
            Gauge.builder("cloudflare.media.tracks", count, AtomicInteger::get).tag("source", source.wireName())
                    .description("Tracks that members publish on this node").register(registry);
        }
    }

    @Override
    public void began(TrackSource source) {
        tracks.get(source).incrementAndGet();
    }

    @Override
    public void ended(TrackSource source) {
        tracks.get(source).decrementAndGet();
    }

    @Override
    public void measured(Quality quality) {
        String level = quality.level().name().toLowerCase(Locale.ROOT);
        record("rtt", "seconds", level, quality.roundTripTime());
        record("jitter", "seconds", level, quality.jitter());
        record("loss", "ratio", level, quality.loss());
        record("bitrate.in", "bits", level, quality.bitrateIn());
        record("bitrate.out", "bits", level, quality.bitrateOut());
    }

    private void record(String what, String unit, String level, double value) {
        // At most one report in 5 seconds per member, so the look-up in the registry does not matter.
        DistributionSummary.builder("cloudflare.media.quality." + what).baseUnit(unit).tag("level", level)
                .description("As clients measured it").register(registry).record(value);
    }
}
