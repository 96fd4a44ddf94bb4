package io.quarkiverse.cloudflare.deployment.test.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkus.test.QuarkusUnitTest;

/** An application that injects all clients and has no settings. */
class EmulatorStartsTest {

    private static final String CATEGORY = "io.quarkiverse.cloudflare.emulator";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .setLogRecordPredicate(record -> CATEGORY.equals(record.getLoggerName())
                    && record.getLevel().intValue() == Level.INFO.intValue())
            .assertLogRecords(records -> assertThat(records).singleElement()
                    .satisfies(record -> assertThat(String.format(record.getMessage(), record.getParameters()))
                            .matches("Cloudflare emulator listening on http://127\\.0\\.0\\.1:\\d+/v1")));

    @Inject
    CallsClient calls;

    @Inject
    TurnClient turn;

    @Inject
    CallsAccount account;

    @ConfigProperty(name = "quarkus.cloudflare.calls.app-id")
    String appId;

    @Test
    void servesCalls() {
        SessionId session = calls.openSessionAndAwait().id();

        assertThat(session.value()).matches("[0-9a-f]{32}");
        assertThat(calls.sessionAndAwait(session).tracks()).isEmpty();
    }

    @Test
    void servesTurn() {
        assertThat(turn.generateAndAwait().expiresAt()).isPresent();
    }

    @Test
    void servesTheAccount() {
        assertThat(account.appsAndAwait()).singleElement()
                .satisfies(found -> assertThat(found.uid().value()).isEqualTo(appId));
    }
}
