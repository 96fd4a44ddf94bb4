package io.quarkiverse.cloudflare.it;

import java.net.URL;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The npm client {@code phoenix}, unchanged.
 */
@QuarkusTest
@RequiresComponent("node")
class PhoenixJsTest {

    @TestHTTPResource("/")
    URL application;

    @Test
    void servesThePhoenixClientOfNpm() throws Exception {
        new NodeTests(application).run("phoenix-*.test.mjs");
    }
}
