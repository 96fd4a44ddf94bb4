package io.quarkiverse.cloudflare.deployment.media;

import java.util.Optional;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;

/** Lets the media of rooms be seen by what the application watches itself with, if it does. */
class MediaTelemetryProcessor {

    // By name: without Micrometer this class cannot be loaded.
    private static final String TELEMETRY = "io.quarkiverse.cloudflare.runtime.media.MicrometerMediaTelemetry";

    @BuildStep
    void measure(Optional<MetricsCapabilityBuildItem> metrics, CombinedIndexBuildItem index,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        boolean measured = metrics.filter(capability -> capability.metricsSupported(MetricsFactory.MICROMETER)).isPresent();
        if (measured && !index.getIndex().getAnnotations(MediaRoom.class).isEmpty()) {
            beans.produce(AdditionalBeanBuildItem.builder().addBeanClass(TELEMETRY).setDefaultScope(DotNames.SINGLETON)
                    .setUnremovable().build());
        }
    }
}
