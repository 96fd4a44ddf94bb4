package io.quarkiverse.cloudflare.deployment.test.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.test.docs.Relay;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

/** An application that looks the client up when it wants it, and has no TURN key. */
class WithoutTurnTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Relay.class))
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false");

    @Inject
    Instance<TurnClient> turn;

    @Inject
    Relay relay;

    @Test
    void givesTheServersThatNeedNoKey() {
        assertThat(relay.iceServers("ada").await().indefinitely()).isEqualTo(IceServers.STUN_ONLY);
    }

    @Test
    void saysWhatIsMissingWhenTheClientIsUsed() {
        TurnClient client = turn.get();

        assertThatThrownBy(() -> client.forget("ada")).hasRootCauseInstanceOf(ConfigurationException.class)
                .hasStackTraceContaining("""
                        Cloudflare is not configured. Missing:
                        - quarkus.cloudflare.turn.key-id (env QUARKUS_CLOUDFLARE_TURN_KEY_ID)
                        - quarkus.cloudflare.turn.key-token (env QUARKUS_CLOUDFLARE_TURN_KEY_TOKEN)
                        They are required because the application injects a client that needs them.
                        In dev and test mode the emulator supplies them, unless
                        quarkus.cloudflare.devservices.enabled=false (it is).""");
    }
}
