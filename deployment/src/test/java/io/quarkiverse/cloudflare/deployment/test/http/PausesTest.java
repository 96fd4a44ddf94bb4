package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.http.ProbeApi.Opened;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answered;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class PausesTest extends ProbeTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app(Time.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @Inject
    MovableTimers time;

    private int others;

    @Singleton
    static class Time extends MovableTimers {
    }

    @Test
    void waitsAsLongAsItIsAsked() throws InterruptedException {
        standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.status(429, "{}", "Retry-After", "7"));
        var call = call();
        awaitPause();

        time.advance(Duration.ofMillis(6_999));
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(1);

        time.advance(Duration.ofMillis(1));
        assertThat(call.awaitItem(PATIENCE).getItem().sessionId()).isNotBlank();
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(2);
        assertThat(time.pending()).isEqualTo(others);
    }

    @Test
    void waitsForASessionToConnect() throws InterruptedException {
        standIn.on(Operation.CREATE_SESSION).always().play(Fault.status(425, "{\"errorCode\":\"session_error\"}"));
        var call = call();

        // 1 + 2 + 4 s of pauses fit into the budget of 10 s; another 8 s do not.
        for (int pause = 1; pause <= 4; pause *= 2) {
            awaitPause();
            time.advance(Duration.ofSeconds(pause));
        }

        HttpFailure failure = (HttpFailure) call.awaitFailure(PATIENCE).getFailure();
        assertThat(failure).isInstanceOf(Answered.class)
                .hasMessageStartingWith("Cloudflare Calls answered HTTP 425, session_error");
        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(failure.waited()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void endsInAPauseWithWhatFailedBefore() throws InterruptedException {
        standIn.on(Operation.CREATE_SESSION).always().play(Fault.status(429, "{}", "Retry-After", "50"));
        var call = call();
        awaitPause();

        time.advance(Duration.ofSeconds(50));

        HttpFailure failure = (HttpFailure) call.awaitFailure(PATIENCE).getFailure();
        assertThat(failure).isInstanceOf(Answered.class);
        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.waited()).isEqualTo(Duration.ofSeconds(50));
    }

    private void awaitPause() throws InterruptedException {
        // The deadline of the call is one timer, its pause another.
        time.awaitMoreThan(others + 1);
    }

    private UniAssertSubscriber<Opened> call() {
        others = time.pending();
        return probe.of(standIn, settings().with("retry.delay", "1s").with("retry.max-delay", "20s")).open(Probe.UNSAFE)
                .subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
