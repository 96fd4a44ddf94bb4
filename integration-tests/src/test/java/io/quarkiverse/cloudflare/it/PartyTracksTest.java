package io.quarkiverse.cloudflare.it;

import java.net.URL;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The npm client {@code partytracks}, unchanged, in Chromium: rooms speak its API.
 */
@QuarkusTest
@RequiresComponent({ "node", "chromium" })
class PartyTracksTest {

    @TestHTTPResource("/")
    URL application;

    @Test
    void servesThePartyTracksClientOfNpm() throws Exception {
        new NodeTests(application).run("partytracks-*.test.mjs");
    }
}
