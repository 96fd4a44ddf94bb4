package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** An application that has a media room and says nothing of Cloudflare, in dev mode and tests: the emulator starts for it. */
class MediaWithEmulatorTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Studio.class, TestMember.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Media media;

    @Test
    void hasMediaAndARelay() throws Exception {
        assertThat(media.isEnabled()).isTrue();
        assertThat(ConfigProvider.getConfig().getValue("quarkus.cloudflare.calls.base-url", URI.class).getHost())
                .isIn("127.0.0.1", "localhost");
        try (TestMember ada = TestMember.join(server, "studio:lobby")) {
            JsonNode grant = ada.welcome().at("/_room/media");

            assertThat(grant.get("enabled").asBoolean()).isTrue();
            assertThat(grant.get("ice_servers").toString()).doesNotContain("cloudflare.com").contains("\"credential\":");
        }
    }
}
