package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.URI;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

class BreakerHealthTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Probe.class, ProbeApi.class))
            .overrideConfigKey("quarkus.cloudflare.calls.health.enabled", "true");

    @Inject
    Probe probe;

    @Test
    void isNotReadyWhileABreakerIsOpen() throws IOException {
        RestAssured.get("/q/health/ready").then().statusCode(200);
        try (CloudflareStandIn standIn = CloudflareStandIn.start()) {
            probe.at(URI.create(standIn.refusingUri() + "/v1"), "secret", settings()
                    .with("circuit-breaker.request-volume", "2").with("circuit-breaker.delay", "1h").build());
            probe.failure(Probe.SAFE);
        }

        RestAssured.get("/q/health/ready").then().statusCode(503)
                .body("checks[0].name", equalTo("Circuit breakers of Cloudflare"))
                .body("checks[0].data.'Cloudflare Calls'", equalTo("OPEN"));
    }
}
