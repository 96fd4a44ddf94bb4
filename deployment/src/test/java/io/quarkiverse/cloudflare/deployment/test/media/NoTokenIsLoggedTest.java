package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.support.CapturedLogs;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** A token is in no log record, not even with everything logged that can be. */
class NoTokenIsLoggedTest {

    private static final String KEY = "a key that is in no log whatsoever";
    /** What each token of a member begins with. */
    private static final String TOKEN = "MQpNRU1CRVIK";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Studio.class, TestMember.class))
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false")
            .overrideConfigKey("quarkus.log.min-level", "ALL")
            .overrideRuntimeConfigKey("quarkus.log.category.\"io.quarkiverse.cloudflare\".level", "ALL")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.app-id", "an-app")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.app-secret", "a-secret")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.base-url", "http://127.0.0.1:1")
            .overrideRuntimeConfigKey("quarkus.cloudflare.media.token-key", KEY);

    @TestHTTPResource("/")
    URI server;

    @Test
    void fromTheJoinToTheEnd() throws Exception {
        try (CapturedLogs logs = CapturedLogs.start().forbid(KEY, TOKEN);
                TestMember ada = TestMember.join(server, "studio:lobby")) {
            String token = ada.ask("cf_media_token", "{}").at("/response/token").asText();
            assertThat(token).startsWith(TOKEN);

            assertThat(newSession(token)).as("Cloudflare is out of reach").isEqualTo(502);
            assertThat(newSession(token + "x")).isEqualTo(401);
            ada.ask("phx_leave", "{}");
            assertThat(newSession(token)).isEqualTo(401);

            assertThat(logs.leaks()).isEmpty();
        }
    }

    private int newSession(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/rooms/media/studio%3Alobby/sessions/new"))
                .header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.noBody()).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
}
