package io.quarkiverse.cloudflare.deployment.test.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkus.test.QuarkusUnitTest;

/** An application whose app is configured. */
class EmulatorAbsentTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.cloudflare.calls.app-id", "an-app")
            .overrideConfigKey("quarkus.cloudflare.calls.app-secret", "a-secret")
            .setLogRecordPredicate(record -> "io.quarkiverse.cloudflare.emulator".equals(record.getLoggerName()))
            .overrideConfigKey("quarkus.log.category.\"io.quarkiverse.cloudflare.emulator\".level", "DEBUG")
            .assertLogRecords(records -> assertThat(records).singleElement()
                    .satisfies(record -> assertThat(String.format(record.getMessage(), record.getParameters()))
                            .isEqualTo("The Cloudflare emulator does not start: what the application uses is configured")));

    @Inject
    CallsClient calls;

    @ConfigProperty(name = "quarkus.cloudflare.turn.key-id")
    Optional<String> turnKey;

    @Test
    void leavesTurnToCloudflareToo() {
        assertThat(turnKey).isEmpty();
    }
}
