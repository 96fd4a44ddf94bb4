package io.quarkiverse.cloudflare.it;

import java.net.URL;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/**
 * Meet as people use it: the packaged application, and Chromium. Screenshots are kept in {@code target/screenshots}.
 */
@QuarkusIntegrationTest
@RequiresComponent({ "node", "chromium" })
class BrowserIT {

    @TestHTTPResource("/")
    URL application;

    @Test
    void letsPeopleMeetInTheirBrowsers() throws Exception {
        new NodeTests(application).run("meet-*.test.mjs");
    }

    @Test
    @RequiresComponent("turnserver")
    void letsPeopleWatchThroughARelay() throws Exception {
        new NodeTests(application).run("watch-*.test.mjs");
    }

    @Test
    void keepsPicturesForPeopleToLookAt() throws Exception {
        new NodeTests(application).run("pictures.test.mjs");
    }
}
