package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.InjectedClients;

class EmulatedSettingsTest {

    private static final String[] CALLS = all("calls.", "app-id", "app-secret", "base-url");
    private static final String[] EVENTS = all("calls.\"events\".", "app-id", "app-secret", "base-url");
    private static final String[] CALLS_AND_MEDIA = all("", "calls.app-id", "calls.app-secret", "calls.base-url",
            "media.token-key");
    private static final String[] TURN = all("turn.", "base-url", "key-id", "key-token");
    private static final String[] ACCOUNT = all("account.", "account-id", "api-token", "base-url");

    @Test
    void areAllWhenNothingIsConfigured() {
        assertThat(supplied(used(InjectedClients.DEFAULT))).contains(CALLS).contains(TURN).contains(ACCOUNT)
                .contains(CALLS_AND_MEDIA).hasSize(10);
        assertThat(supplied(new UsedApis(new TreeSet<>(), true, false))).contains(CALLS).contains(TURN).contains(ACCOUNT);
    }

    @Test
    void areNoneWhenTheAppIsConfigured() {
        for (String setting : CALLS) {
            assertThat(supplied(used(InjectedClients.DEFAULT), setting)).isEmpty();
        }
        assertThat(supplied(new UsedApis(new TreeSet<>(), true, true), CALLS[0])).isEmpty();
    }

    @Test
    void giveEachAppThatIsNotConfiguredOneOfItsOwn() {
        assertThat(supplied(used("events"))).contains(EVENTS).contains(CALLS);
        assertThat(supplied(used("events", InjectedClients.DEFAULT), CALLS)).containsExactlyInAnyOrder(EVENTS);
        assertThat(supplied(used("events", InjectedClients.DEFAULT), EVENTS))
                .containsExactlyInAnyOrder(CALLS_AND_MEDIA);
    }

    @Test
    void knowANameInQuotesAndWithout() {
        assertThat(supplied(used("events"), "quarkus.cloudflare.calls.events.app-id")).isEmpty();
        assertThat(supplied(used("events"), "quarkus.cloudflare.calls.\"events\".app-id")).isEmpty();
    }

    @Test
    void leaveAKeyOfMediaThatIsConfigured() {
        assertThat(supplied(used(InjectedClients.DEFAULT), "quarkus.cloudflare.media.token-key")).contains(CALLS)
                .doesNotContain("quarkus.cloudflare.media.token-key");
    }

    @Test
    void leaveAKeyOrAnAccountThatIsConfigured() {
        assertThat(supplied(used(InjectedClients.DEFAULT), TURN[1])).contains(CALLS).contains(ACCOUNT)
                .doesNotContain(TURN);
        assertThat(supplied(used(InjectedClients.DEFAULT), ACCOUNT[1])).contains(TURN).doesNotContain(ACCOUNT);
    }

    @Test
    void areNoneWhenOnlyWhatIsConfiguredIsUsed() {
        assertThat(supplied(new UsedApis(new TreeSet<>(), true, false), TURN)).isEmpty();
        assertThat(supplied(new UsedApis(new TreeSet<>(), false, true), ACCOUNT)).isEmpty();
    }

    private static UsedApis used(String... apps) {
        return new UsedApis(new TreeSet<>(List.of(apps)), false, false);
    }

    private static Set<String> supplied(UsedApis used, String... configured) {
        return EmulatedSettings.of(used, Set.of(configured)::contains).keySet();
    }

    private static String[] all(String prefix, String... names) {
        return Arrays.stream(names).map(name -> "quarkus.cloudflare." + prefix + name).toArray(String[]::new);
    }
}
