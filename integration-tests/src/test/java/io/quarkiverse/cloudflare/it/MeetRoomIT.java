package io.quarkiverse.cloudflare.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MeetRoomIT extends MeetRoomTest {
}
