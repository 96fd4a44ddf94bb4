package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

class MetricsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Probe.class, ProbeApi.class, Registry.class));

    @Inject
    Probe probe;

    @Inject
    MeterRegistry registry;

    static class Registry {

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void timesCallsByOperationAndOutcome() throws IOException {
        try (CloudflareStandIn standIn = CloudflareStandIn.start()) {
            probe.of(standIn, settings());
            standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.status(503, "{}"));
            Probe.itemOf(probe.open(Probe.SAFE));
            standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.status(404, "{}"));
            probe.failure(Probe.SAFE);
            standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.resetBeforeApply());
            probe.failure(Probe.UNSAFE);
        }

        assertThat(registry.find("cloudflare.calls.requests").timers())
                .extracting(timer -> timer.getId().getTag("api") + " " + timer.getId().getTag("operation") + " "
                        + timer.getId().getTag("outcome") + " " + timer.count())
                .containsExactlyInAnyOrder("calls open success 1", "calls open refused 1", "calls publish unknown 1");
    }
}
