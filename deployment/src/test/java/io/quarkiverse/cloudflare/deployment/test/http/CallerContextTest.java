package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class CallerContextTest extends ProbeTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Inject
    Vertx vertx;

    @Test
    void getsItsAnswerWhereItAsked() throws Exception {
        probe.of(standIn, settings());

        assertThat(foreignAnswers(1)).isEmpty();
    }

    @Test
    void getsItsAnswerWhereItAskedAfterARetry() throws Exception {
        probe.of(standIn, settings());
        standIn.on(Operation.CREATE_SESSION).times(2).play(Fault.status(503, "{}"));

        assertThat(foreignAnswers(1)).isEmpty();
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(3);
    }

    @Test
    void getsItsAnswerWhereItAskedAfterWaitingForOthers() throws Exception {
        probe.of(standIn, settings().with("max-concurrent-requests", "2"));

        assertThat(foreignAnswers(20)).isEmpty();
    }

    /** @return the contexts that were not the one of their call, of calls from as many contexts */
    private List<Context> foreignAnswers(int calls) throws Exception {
        List<CompletableFuture<Context>> answers = new ArrayList<>();
        List<Context> callers = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            CompletableFuture<Context> answer = new CompletableFuture<>();
            Context caller = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            caller.runOnContext(nothing -> probe.open(Probe.SAFE).subscribe()
                    .with(item -> answer.complete(Vertx.currentContext()), answer::completeExceptionally));
            answers.add(answer);
            callers.add(caller);
        }
        List<Context> foreign = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Context answered = answers.get(i).get(20, TimeUnit.SECONDS);
            if (answered != callers.get(i)) {
                foreign.add(answered);
            }
        }
        return foreign;
    }
}
