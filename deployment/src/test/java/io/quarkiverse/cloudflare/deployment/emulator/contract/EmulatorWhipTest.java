package io.quarkiverse.cloudflare.deployment.emulator.contract;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.deployment.test.docs.Stage;
import io.quarkus.test.QuarkusUnitTest;

class EmulatorWhipTest extends WhipContract {

    @RegisterExtension
    static final QuarkusUnitTest app = Emulated.application(WhipContract.class, WhipCaller.class, Stage.class)
            .overrideConfigKey("quarkus.cloudflare.media.broadcast-poll", "1s");

    @Override
    Browser newBrowser() {
        return new RealBrowser();
    }

    @ConfigProperty(name = "quarkus.cloudflare.calls.base-url")
    String base;

    @ConfigProperty(name = "quarkus.cloudflare.calls.app-secret")
    String secret;

    @Test
    void endsABroadcastWhoseSessionDies() throws Exception {
        broadcast(broadcastToken());
        awaitBroadcast();

        String control = base.replaceFirst("/v1$", "/emulator");
        String bearer = "Bearer " + secret;
        String state = caller.ask("GET", control + "/state", "", "Authorization", bearer).body();
        for (JsonNode session : new ObjectMapper().readTree(state).get("sessions")) {
            caller.ask("POST", control + "/sessions/" + session.get("id").asText() + "/die", "{}", "Authorization", bearer);
        }

        awaitNoBroadcast();
    }
}
