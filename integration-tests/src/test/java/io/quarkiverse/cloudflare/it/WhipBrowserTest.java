package io.quarkiverse.cloudflare.it;

import java.net.URL;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Broadcasts into a room of Meet over WHIP and players over WHEP, as clients from npm make them in Chromium. */
@QuarkusTest
@RequiresComponent({ "node", "chromium" })
class WhipBrowserTest {

    private static final RoomAddress ROOM = RoomAddress.of("meet:whip");
    private static final Duration TTL = Duration.ofMinutes(10);

    @TestHTTPResource("/")
    URL application;

    @Inject
    Media media;

    @Test
    void carriesABroadcastFromABrowserToBrowsers() throws Exception {
        new NodeTests(application).with(Map.of("WHIP_TOPIC", ROOM.topic(), "WHIP_TOKEN",
                media.whipToken(ROOM, "Camera of npm", TTL), "WHEP_TOKEN", media.whepToken(ROOM, TTL)))
                .run("whip-*.test.mjs");
    }
}
