package io.quarkiverse.cloudflare.deployment.test.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsApp;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkus.test.QuarkusUnitTest;

/** An application that uses two apps, and wants the emulator at a port of its own. */
class NamedAppTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.cloudflare.devservices.port", freePort())
            .overrideConfigKey("quarkus.cloudflare.calls.events.request-timeout", "7s");

    @Inject
    CallsClient calls;

    @Inject
    @CallsApp("events")
    CallsClient events;

    @ConfigProperty(name = "quarkus.cloudflare.calls.base-url")
    String baseUrl;

    @Test
    void isAnAppOfItsOwn() {
        SessionId session = events.openSessionAndAwait().id();

        assertThat(events.sessionAndAwait(session).tracks()).isEmpty();
        assertThatThrownBy(() -> calls.sessionAndAwait(session)).isInstanceOf(CallsSessionGoneException.class);
    }

    @ConfigProperty(name = "quarkus.cloudflare.devservices.port")
    int port;

    @Test
    void isAtTheChosenPort() {
        assertThat(baseUrl).isEqualTo("http://127.0.0.1:" + port + "/v1");
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError("No free port", e);
        }
    }
}
