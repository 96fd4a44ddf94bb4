package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class NoGraceTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(JournalRoom.class, Journal.class, StoppedTime.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.rejoin-grace", "0");

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Test
    void endsAMembershipWithItsConnection() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket later = RawSocket.connect(server)) {
            JsonNode before = ada.join("1", "log:now", "{\"as\":\"ada\"}").get("_room");
            ada.cut();
            assertThat(journal.until("empty 0")).containsExactly("create", "join ada", "leave ada TIMEOUT", "empty 0");

            JsonNode after = later.join("1", "log:now",
                    "{\"as\":\"ada\",\"_room\":{\"resume\":{\"token\":" + before.get("resume") + "}}}").get("_room");
            assertThat(after.get("resumed").asBoolean()).isFalse();
            assertThat(after.get("resume_refused").asText()).isEqualTo("unknown");
        }
    }
}
