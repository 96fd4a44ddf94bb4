package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.SESSION_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

class CancellationTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Inject
    Vertx vertx;

    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void endsTheRequestAndMakesNoOther() throws Exception {
        SessionId session = open();
        standIn.on(SESSION_STATE).play(Fault.timeoutBeforeApply());
        Cancellable call = subscribe(calls.session(session));
        standIn.awaitCount(SESSION_STATE, 1);
        call.cancel();
        standIn.awaitGivenUp(1);
        nothingMoreOf(session);
    }

    @Test
    void endsARequestThatMustNotBeRepeated() throws Exception {
        SessionId session = open();
        standIn.on(ADD_TRACKS).play(Fault.timeoutBeforeApply());
        Cancellable call = subscribe(calls.pull(session, List.of(RemoteTrack.of(session, "cam"))));
        standIn.awaitCount(ADD_TRACKS, 1);
        call.cancel();
        standIn.awaitGivenUp(1);
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(1);
        nothingMoreOf(session, 0);
    }

    @Test
    void endsAPauseBetweenTwoRequests() throws Exception {
        SessionId session = open();
        standIn.on(SESSION_STATE).play(Fault.status(429, "", "Retry-After", "30"));
        Cancellable call = subscribe(calls.session(session));
        standIn.awaitCount(SESSION_STATE, 1);
        call.cancel();
        nothingMoreOf(session);
    }

    @Test
    void ofOneSubscriptionLeavesAnotherAlone() throws Exception {
        SessionId session = open();
        standIn.on(SESSION_STATE).play(Fault.timeoutBeforeApply());
        Uni<?> both = calls.session(session);
        Cancellable first = subscribe(both);
        standIn.awaitCount(SESSION_STATE, 1);
        assertThat(both.await().indefinitely()).isNotNull();
        first.cancel();
        standIn.awaitGivenUp(1);
        assertThat(standIn.count(SESSION_STATE)).isEqualTo(2);
    }

    @Test
    void blockingOnAnEventLoopIsRefusedWithAWayOut() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        vertx.runOnContext(nothing -> refusal.complete(catchThrowable(calls::openSessionAndAwait)));
        assertThat(refusal.get(20, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class)
                .hasMessage("openSessionAndAwait must not be called on an event loop: use openSession, "
                        + "or annotate the method that calls it with @Blocking");
        assertThat(standIn.exchanges()).isEmpty();
    }

    private Cancellable subscribe(Uni<?> call) {
        return call.subscribe().with(item -> ends.incrementAndGet(), failure -> ends.incrementAndGet());
    }

    private void nothingMoreOf(SessionId session) {
        nothingMoreOf(session, 1);
    }

    /** A request of now arrives after all that might have been under way. */
    private void nothingMoreOf(SessionId session, int before) {
        calls.sessionAndAwait(session);
        assertThat(standIn.count(SESSION_STATE)).isEqualTo(before + 1);
        assertThat(ends).hasValue(0);
    }
}
