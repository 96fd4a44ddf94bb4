package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;

/** An application with rooms and no media: it has nothing of media, and no emulator starts. */
class WithoutMediaRoomTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Chat.class))
            .overrideConfigKey("quarkus.arc.remove-unused-beans", "false");

    @Inject
    @Any
    Instance<Object> beans;

    @Test
    void hasNoneOfItsBeans() {
        assertThat(beans.handlesStream().map(handle -> handle.getBean().getBeanClass().getName())
                .filter(name -> name.startsWith("io.quarkiverse.cloudflare.runtime.media."))).isEmpty();
        assertThat(Arc.container().instance(Chat.class).isAvailable()).isTrue();
    }

    @Test
    void startsNoEmulator() {
        assertThat(ConfigProvider.getConfig().getOptionalValue("quarkus.cloudflare.calls.app-id", String.class)).isEmpty();
    }

    @Room("chat:{id}")
    static class Chat {

        @OnEvent("say")
        void say() {
        }
    }
}
