package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

/** A client that publishes and does not say what. */
class UndeclaredTest extends TalkTest {

    @RegisterExtension
    static final QuarkusUnitTest app = talk().overrideConfigKey("quarkus.cloudflare.media.undeclared-after", "200ms");

    @Test
    void closesByForceWhatIsNotDeclared() throws Exception {
        try (HttpMember ada = join().open()) {
            ada.publish(SdpText.offer("video 0 sendonly"), "0 cam camera").ok();

            assertThat(awaitForcedClose(1)).isEqualTo("{\"tracks\":[{\"mid\":\"0\"}],\"force\":true}");
            assertThat(ada.channel.event("cf_unpublished").get(4).get("reason").asText()).isEqualTo("undeclared");
        }
    }
}
