package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

class CancellationTest extends ProbeTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Inject
    Vertx vertx;

    @Test
    void cancelsTheRequestAndFreesItsPlace() throws InterruptedException {
        probe.of(standIn, settings().with("max-concurrent-requests", "1").with("max-queued-requests", "1"));
        standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.timeoutAfterApply());
        Cancellable call = probe.open(Probe.SAFE).subscribe().with(item -> {
        });
        standIn.awaitCount(Operation.CREATE_SESSION, 1);

        call.cancel();

        standIn.awaitGivenUp(1);
        assertThat(Probe.itemOf(probe.open(Probe.SAFE)).sessionId()).isNotBlank();
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(2);
    }

    @Test
    void neverSendsWhatWasCancelledInTheQueue() throws InterruptedException {
        probe.of(standIn, settings().with("max-concurrent-requests", "1").with("max-queued-requests", "1"));
        standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.timeoutAfterApply());
        Cancellable first = probe.open(Probe.SAFE).subscribe().with(item -> {
        });
        standIn.awaitCount(Operation.CREATE_SESSION, 1);
        Cancellable queued = probe.open(Probe.SAFE).subscribe().with(item -> {
        });
        HttpFailure third = probe.failure(Probe.SAFE);

        queued.cancel();
        first.cancel();

        assertThat(third).isInstanceOf(NotSent.class)
                .hasMessage(
                        "Cloudflare Calls is not called, because the limits of 1 requests under way and 1 waiting are reached");
        assertThat(Probe.itemOf(probe.open(Probe.SAFE)).sessionId()).isNotBlank();
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(2);
    }

    @Test
    void neverSendsWhatWasCancelledBeforeItHadAConnection() throws Exception {
        probe.of(standIn, settings().with("max-concurrent-requests", "1").with("request-timeout", "500ms"));
        CompletableFuture<Void> cancelled = new CompletableFuture<>();

        vertx.getOrCreateContext().runOnContext(nothing -> {
            Cancellable call = probe.open(Probe.SAFE).subscribe().with(item -> {
            });
            call.cancel();
            cancelled.complete(null);
        });
        cancelled.get(20, TimeUnit.SECONDS);

        // The REST client holds the connection of such a request until its timeout.
        assertThat(Probe.itemOf(probe.open(Probe.UNSAFE)).sessionId()).isNotBlank();
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(1);
    }

    @Test
    void repeatsNothingThatWasCancelled() throws InterruptedException {
        probe.of(standIn, settings().with("retry.delay", "1h").with("retry.max-delay", "1h").with("deadline", "2h"));
        standIn.on(Operation.CREATE_SESSION).always().play(Fault.status(503, "{}"));
        Cancellable call = probe.open(Probe.SAFE).subscribe().with(item -> {
        });
        standIn.awaitCount(Operation.CREATE_SESSION, 1);

        call.cancel();

        standIn.heal();
        assertThat(Probe.itemOf(probe.open(Probe.SAFE)).sessionId()).isNotBlank();
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(2);
    }

    @Test
    void sendsAgainForEverySubscription() {
        probe.of(standIn, settings());
        var call = probe.open(Probe.SAFE);

        assertThat(standIn.exchanges()).isEmpty();
        assertThat(Probe.itemOf(call)).isNotEqualTo(Probe.itemOf(call));
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(2);
    }

    @Test
    void failsAtItsDeadline() {
        probe.of(standIn, settings().with("deadline", "300ms"));
        standIn.on(Operation.CREATE_SESSION).always().play(Fault.timeoutAfterApply());

        HttpFailure failure = probe.failure(Probe.UNSAFE);

        assertThat(failure).hasMessage(
                "Cloudflare Calls gave no answer before the deadline of 300 ms (request " + failure.requestId() + ")");
        assertThat(failure.mayHaveHappened()).isTrue();
    }
}
