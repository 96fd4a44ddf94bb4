package io.quarkiverse.cloudflare.it;

import java.net.URL;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Meet without an account: two tabs of the camera page, with what carries their media started by itself. Screenshots are kept
 * in {@code target/screenshots}.
 */
@QuarkusTest
@RequiresComponent({ "node", "chromium" })
class CameraPageTest {

    @TestHTTPResource("/")
    URL application;

    @Test
    void showsTwoTabsEachOther() throws Exception {
        new NodeTests(application).run("camera-*.test.mjs");
    }
}
