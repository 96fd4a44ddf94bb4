package io.quarkiverse.cloudflare.deployment.test.http;

import static org.hamcrest.Matchers.empty;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

class NoHealthCheckTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication();

    @Test
    void isThereUnlessAskedFor() {
        RestAssured.get("/q/health/ready").then().statusCode(200).body("checks", empty());
    }
}
