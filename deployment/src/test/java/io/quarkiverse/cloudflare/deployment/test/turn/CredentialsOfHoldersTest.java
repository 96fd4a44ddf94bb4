package io.quarkiverse.cloudflare.deployment.test.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.calls.TurnOptions;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Gate;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class CredentialsOfHoldersTest extends WatchedTest {

    private static final String REFUSAL = "{\"errorCode\":\"invalid_params\",\"errorDescription\":\"Not now\"}";

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(TestTimers.class)
            .overrideRuntimeConfigKey("quarkus.cloudflare.turn.ttl", "2h")
            .overrideRuntimeConfigKey("quarkus.cloudflare.turn.refresh-before", "10m");

    @Inject
    TurnClient turn;

    @Inject
    TestTimers time;

    @Inject
    Vertx vertx;

    @AfterEach
    void begin() {
        cloudflare.assertNoViolations();
        cloudflare.heal();
        cloudflare.forget();
        cloudflare.switches().offerPort53(false);
        List.of("ada", "bob").forEach(turn::forget);
    }

    @Test
    void areGeneratedOnceUntilTheyAreToBeRenewed() {
        IceServers first = turn.iceServersForAndAwait("ada");
        time.advance(Duration.ofMinutes(110).minusMillis(1));
        assertThat(turn.iceServersForAndAwait("ada")).isEqualTo(first);

        time.advance(Duration.ofMillis(1));
        IceServers second = turn.iceServersForAndAwait("ada");

        assertThat(second.username()).isNotEqualTo(first.username());
        assertThat(cloudflare.count(Operation.GENERATE_ICE_SERVERS)).isEqualTo(2);
    }

    @Test
    void belongToOneHolder() {
        assertThat(turn.iceServersForAndAwait("ada").username()).isNotEqualTo(turn.iceServersForAndAwait("bob").username());
    }

    @Test
    void areGeneratedByOneRequestForAllWhoAskAtOnce() throws InterruptedException {
        Gate gate = new Gate();
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.slow(gate));
        Uni<List<IceServers>> all = Uni.join()
                .all(IntStream.range(0, 20).mapToObj(i -> turn.iceServersFor("ada")).toList()).andFailFast()
                .memoize().indefinitely();
        all.subscribe().with(given -> {
        });
        cloudflare.awaitCount(Operation.GENERATE_ICE_SERVERS, 1);
        gate.open();

        assertThat(all.await().indefinitely()).hasSize(20).containsOnly(turn.iceServersForAndAwait("ada"));
        assertThat(cloudflare.count(Operation.GENERATE_ICE_SERVERS)).isEqualTo(1);
    }

    @Test
    void arriveOnTheContextOfEachCaller() throws Exception {
        List<Context> contexts = List.of(vertx.getOrCreateContext(), vertx.getOrCreateContext()).stream()
                .map(VertxContext::createNewDuplicatedContext).toList();
        Gate gate = new Gate();
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.slow(gate));
        List<CompletableFuture<Context>> arrivals = contexts.stream().map(context -> {
            CompletableFuture<Context> arrival = new CompletableFuture<>();
            context.runOnContext(ignored -> turn.iceServersFor("ada").subscribe()
                    .with(given -> arrival.complete(Vertx.currentContext())));
            return arrival;
        }).toList();
        cloudflare.awaitCount(Operation.GENERATE_ICE_SERVERS, 1);
        gate.open();

        for (int i = 0; i < contexts.size(); i++) {
            assertThat(arrivals.get(i).get(20, TimeUnit.SECONDS)).isSameAs(contexts.get(i));
        }
    }

    @Test
    void areAskedForAgainAfterAFailure() {
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.status(400, REFUSAL));

        assertThatThrownBy(() -> turn.iceServersForAndAwait("ada")).isInstanceOf(CallsRejectedException.class);
        assertThat(turn.iceServersForAndAwait("ada").username()).isPresent();
    }

    @Test
    void areGivenOnWhileTheyCannotBeRenewed() {
        IceServers present = turn.iceServersForAndAwait("ada");
        time.advance(Duration.ofMinutes(115));
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.status(400, REFUSAL));

        assertThat(turn.iceServersForAndAwait("ada")).isEqualTo(present);
        assertThat(turn.iceServersForAndAwait("ada")).isNotEqualTo(present);
    }

    @Test
    void comeWithAndWithoutPort53FromOneRequest() {
        cloudflare.switches().offerPort53(true);

        assertThat(turn.iceServersForAndAwait("ada").toString()).doesNotContain(":53?");
        assertThat(turn.iceServersForAndAwait("ada", TurnOptions.DEFAULT.withPort53()).toString()).contains(":53?");
        assertThat(cloudflare.count(Operation.GENERATE_ICE_SERVERS)).isEqualTo(1);
    }

    @Test
    void areRevokedWhenTheHolderLeaves() {
        String username = turn.iceServersForAndAwait("ada").username().orElseThrow();

        turn.revokeForAndAwait("ada");
        turn.revokeForAndAwait("ada");

        assertThat(cloudflare.exchanges(Operation.REVOKE_CREDENTIALS))
                .extracting(request -> request.parameter("username")).containsExactly(username);
        assertThat(turn.iceServersForAndAwait("ada").username().orElseThrow()).isNotEqualTo(username);
    }

    @Test
    void areNotRevokedForAHolderWithoutAny() {
        turn.revokeForAndAwait("nobody");

        assertThat(cloudflare.exchanges()).isEmpty();
    }

    @Test
    void areRevokedTooWhileTheyAreBeingGenerated() throws InterruptedException {
        Gate gate = new Gate();
        cloudflare.on(Operation.GENERATE_ICE_SERVERS).play(Fault.slow(gate));
        turn.iceServersFor("ada").subscribe().with(given -> {
        });
        cloudflare.awaitCount(Operation.GENERATE_ICE_SERVERS, 1);
        Uni<Void> revoked = turn.revokeFor("ada").memoize().indefinitely();
        revoked.subscribe().with(done -> {
        });
        gate.open();
        revoked.await().indefinitely();

        assertThat(cloudflare.count(Operation.REVOKE_CREDENTIALS)).isEqualTo(1);
    }

    @Test
    void needAHolderWithAName() {
        assertThatThrownBy(() -> turn.iceServersFor(" ")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The holder of credentials must not be blank");
        assertThatThrownBy(() -> turn.revoke("..")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The username of credentials must not be blank, nor only dots");
    }
}
