package io.quarkiverse.cloudflare.deployment.test.http;

import java.io.IOException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkus.test.QuarkusUnitTest;

/** A test of the layer that sends; each test has a stand-in for Cloudflare of its own. */
abstract class ProbeTest {

    @Inject
    Probe probe;

    CloudflareStandIn standIn;

    static QuarkusUnitTest app(Class<?>... more) {
        return new QuarkusUnitTest().withApplicationRoot(
                root -> root.addClasses(ProbeTest.class, Probe.class, ProbeApi.class).addClasses(more));
    }

    @BeforeEach
    void start() {
        standIn = CloudflareStandIn.start();
    }

    @AfterEach
    void stop() throws IOException {
        standIn.close();
    }
}
