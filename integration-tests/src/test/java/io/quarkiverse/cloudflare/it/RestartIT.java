package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Clients that nobody helps, and a server that restarts.
 */
class RestartIT {

    @Test
    @RequiresComponent("node")
    void phoenixJsComesBack() throws Exception {
        try (MeetProcess meet = new MeetProcess()) {
            new NodeTests(meet.url())
                    .with(Map.of("MEET_COMMAND", new ObjectMapper().writeValueAsString(meet.command())))
                    .run("restart-*.test.mjs");
        }
    }

    @Test
    void javaPhoenixClientComesBack() throws Exception {
        try (MeetProcess meet = new MeetProcess()) {
            meet.start();
            try (PhoenixDevice ada = device(meet).hears("presence_state").hears("said"); PhoenixDevice bob = device(meet)) {
                ada.join();
                ada.next();
                bob.join();

                meet.stop();
                meet.start();

                ada.next();
                ada.awaitPresence(presence -> presence.getState().size() == 2);
                assertThat(bob.push("say", Map.of("text", "as before")).status()).isEqualTo("ok");
                assertThat(ada.next().getPayload()).containsEntry("text", "as before");
            }
        }
    }

    private static PhoenixDevice device(MeetProcess meet) throws Exception {
        return new PhoenixDevice(meet.url(), "", "chat:restart", Map.of());
    }
}
