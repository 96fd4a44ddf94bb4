package io.quarkiverse.cloudflare.deployment.test.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusProdModeTest;

class UnwritableTypesTest {

    @RegisterExtension
    static final QuarkusProdModeTest app = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClass(Chat.class))
            .overrideConfigKey("quarkus.cloudflare.typescript.output", "/")
            .assertBuildException(failure -> assertThat(failure)
                    .hasStackTraceContaining("The types of rooms cannot be written to '/': it is a directory")
                    .hasStackTraceContaining("Set quarkus.cloudflare.typescript.output to a file that the build may write"));

    @Test
    void failTheBuildWithTheCure() {
        fail("It was built");
    }

    @Room("chat:{roomId}")
    static class Chat {

        @OnEvent("say")
        void say(String text) {
        }
    }
}
