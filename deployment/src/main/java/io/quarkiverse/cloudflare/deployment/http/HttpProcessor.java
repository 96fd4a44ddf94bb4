package io.quarkiverse.cloudflare.deployment.http;

import java.util.Optional;

import io.quarkiverse.cloudflare.runtime.config.CallsBuildTimeConfig;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;

/** Lets calls of Cloudflare be seen by what the application watches itself with, if it does. */
class HttpProcessor {

    // By name: without Micrometer, or without health checks, these classes cannot be loaded.
    private static final String TELEMETRY = "io.quarkiverse.cloudflare.runtime.http.MicrometerTelemetry";
    private static final String HEALTH_CHECK = "io.quarkiverse.cloudflare.runtime.http.BreakerHealthCheck";

    @BuildStep
    void measure(Optional<MetricsCapabilityBuildItem> metrics, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (metrics.filter(capability -> capability.metricsSupported(MetricsFactory.MICROMETER)).isPresent()) {
            beans.produce(AdditionalBeanBuildItem.builder().addBeanClass(TELEMETRY).setDefaultScope(DotNames.SINGLETON)
                    .setUnremovable().build());
        }
    }

    @BuildStep
    void reportBreakers(CallsBuildTimeConfig config, BuildProducer<HealthBuildItem> checks,
            BuildProducer<ExcludedTypeBuildItem> excluded) {
        if (config.health().enabled()) {
            checks.produce(new HealthBuildItem(HEALTH_CHECK, true));
        } else {
            // The class is indexed, and its annotation alone would make it a bean.
            excluded.produce(new ExcludedTypeBuildItem(HEALTH_CHECK));
        }
    }
}
