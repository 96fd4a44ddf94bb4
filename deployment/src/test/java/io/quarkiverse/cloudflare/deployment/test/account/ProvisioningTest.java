package io.quarkiverse.cloudflare.deployment.test.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsAppInfo;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.deployment.test.docs.Provisioning;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

/** The examples of the guide. */
class ProvisioningTest extends WatchedTest {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(Provisioning.class, Provisioning.Vault.class, Memory.class);

    @Inject
    Provisioning provisioning;

    @Inject
    CallsAccount account;

    @Inject
    Memory memory;

    @Singleton
    static class Memory implements Provisioning.Vault {

        private final Map<String, String> kept = new ConcurrentHashMap<>();

        @Override
        public void keep(String name, String id, String secret) {
            kept.put(name, id + " " + secret);
        }
    }

    @Test
    void keepsTheSecretsOfANewTenant() {
        provisioning.newTenant("acme");

        assertThat(memory.kept).containsOnlyKeys("acme/app", "acme/turn");
        assertThat(memory.kept.values()).allMatch(entry -> entry.matches("\\w{32} \\w{64}"));
    }

    @Test
    void leavesNoAppBehindThatNobodyHasTheSecretOf() {
        cloudflare.on(Operation.CREATE_APP).play(Fault.resetAfterApply());

        NewCallsApp made = provisioning.createOnce("events");

        assertThat(account.appsAndAwait()).filteredOn(app -> app.name().equals("events"))
                .extracting(CallsAppInfo::uid).containsExactly(made.info().uid());
    }
}
