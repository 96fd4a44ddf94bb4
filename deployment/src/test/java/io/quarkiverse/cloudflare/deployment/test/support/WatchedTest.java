package io.quarkiverse.cloudflare.deployment.test.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.cloudflare.support.CapturedLogs;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

/** A test in an application of {@link StandIn#application}, in which nothing that is logged may hold a secret. */
public abstract class WatchedTest {

    protected final CloudflareStandIn cloudflare = StandIn.cloudflare();

    private CapturedLogs logs;

    @BeforeEach
    void watchLogs() {
        logs = CapturedLogs.start().forbid(cloudflare.appSecret(), cloudflare.turnKeyToken(),
                CloudflareStandIn.ACCOUNT_TOKEN);
    }

    @AfterEach
    void nothingSecretIsLogged() {
        logs.close();
        assertThat(logs.leaks()).isEmpty();
    }
}
