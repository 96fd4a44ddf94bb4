package io.quarkiverse.cloudflare.deployment.test.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.calls.TurnOptions;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

class GenerateTest extends WatchedTest {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(TestTimers.class);

    @Inject
    TurnClient turn;

    @Inject
    TestTimers time;

    @AfterEach
    void everyRequestWasAsDocumented() {
        cloudflare.assertNoViolations();
        cloudflare.forget();
        cloudflare.switches().offerPort53(false);
    }

    @Test
    void asksForTheConfiguredTime() {
        IceServers servers = turn.generateAndAwait();

        Exchange request = cloudflare.exchanges(Operation.GENERATE_ICE_SERVERS).get(0);
        assertThat(request.path()).isEqualTo("/v1/turn/keys/" + cloudflare.turnKeyId() + "/credentials/generate-ice-servers");
        assertThat(request.text()).isEqualTo("{\"ttl\":14400}");
        assertThat(request.header("authorization")).contains("Bearer " + cloudflare.turnKeyToken());
        assertThat(servers.expiresAt()).contains(time.clock().instant().plus(Duration.ofHours(4)));
    }

    @Test
    void readsTheArrayOfServers() {
        List<IceServer> servers = turn.generateAndAwait().servers();

        assertThat(servers).hasSize(2);
        assertThat(servers.get(0)).isEqualTo(IceServer.stun(List.of("stun:stun.cloudflare.com:3478")));
        assertThat(servers.get(1).urls()).hasSize(6).contains("turns:turn.cloudflare.com:443?transport=tcp");
        assertThat(servers.get(1).username()).isPresent();
        assertThat(servers.get(1).credential()).isPresent();
    }

    @Test
    void asksForAnotherTime() {
        IceServers servers = turn.generateAndAwait(TurnOptions.DEFAULT.withTtl(Duration.ofHours(48)));

        assertThat(cloudflare.exchanges().get(0).text()).isEqualTo("{\"ttl\":172800}");
        assertThat(servers.expiresAt()).contains(time.clock().instant().plus(Duration.ofHours(48)));
    }

    @Test
    void usesTheOlderFormForALabelAndReadsItsOneObject() {
        IceServers servers = turn.generateAndAwait(TurnOptions.DEFAULT.withCustomIdentifier("ada"));

        Exchange request = cloudflare.exchanges(Operation.GENERATE_CREDENTIALS).get(0);
        assertThat(request.text()).isEqualTo("{\"ttl\":14400,\"customIdentifier\":\"ada\"}");
        assertThat(servers.servers()).hasSize(1);
        assertThat(servers.servers().get(0).urls()).contains("stun:stun.cloudflare.com:3478",
                "turn:turn.cloudflare.com:3478?transport=udp");
        assertThat(servers.username()).isPresent();
    }

    @Test
    void leavesOutPort53WhichBrowsersBlock() {
        cloudflare.switches().offerPort53(true);

        assertThat(urls(turn.generateAndAwait())).hasSize(6).noneMatch(url -> url.contains(":53"));
        assertThat(urls(turn.generateAndAwait(TurnOptions.DEFAULT.withCustomIdentifier("ada")))).hasSize(6)
                .noneMatch(url -> url.contains(":53"));
    }

    @Test
    void keepsPort53IfAsked() {
        cloudflare.switches().offerPort53(true);

        assertThat(urls(turn.generateAndAwait(TurnOptions.DEFAULT.withPort53())))
                .contains("stun:stun.cloudflare.com:53", "turn:turn.cloudflare.com:53?transport=udp");
    }

    @Test
    void revokesByUsername() {
        IceServers servers = turn.generateAndAwait();

        turn.revokeAndAwait(servers.username().orElseThrow());

        Exchange request = cloudflare.exchanges(Operation.REVOKE_CREDENTIALS).get(0);
        assertThat(request.parameter("username")).isEqualTo(servers.username().orElseThrow());
        assertThat(request.hasBody()).isFalse();
        assertThat(cloudflare.applied()).extracting(applied -> applied.what())
                .contains("revoke " + servers.username().orElseThrow());
    }

    private static List<String> urls(IceServers servers) {
        return servers.servers().stream().flatMap(server -> server.urls().stream())
                .filter(url -> !url.contains(":5349")).toList();
    }
}
