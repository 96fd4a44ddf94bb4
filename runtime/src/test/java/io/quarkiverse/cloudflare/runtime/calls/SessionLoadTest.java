package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.CAMERA;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.MIC;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.offering;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.remoteTracks;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** Many threads at a session, and many operations one after the other. */
@Timeout(60)
class SessionLoadTest {

    private static final int MANY = 100_000;
    private static final int THREADS = 100;
    private static final int ROUNDS = 20;

    private final ExecutorService sfu = Executors.newFixedThreadPool(4);
    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);

    /** An SFU that answers by itself, at once or from other threads. */
    private final class Answering extends CommandedRequests {

        private final boolean elsewhere;
        private boolean held;
        private Request first;

        Answering(boolean elsewhere) {
            this.elsewhere = elsewhere;
        }

        @Override
        void arrived(Request request) {
            take();
            if (elsewhere) {
                sfu.execute(() -> succeed(request));
            } else if (held) {
                first = request;
            } else {
                succeed(request);
            }
        }

        void release() {
            held = false;
            succeed(first);
        }

        private void succeed(Request request) {
            request.succeed(request.operation.equals("answer") ? null
                    : request.operation.equals("pull") ? offering("cam") : done("mic"));
        }
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        sfu.shutdownNow();
    }

    @Test
    void neverOverlapsANegotiationOfAHundredThreads() throws Exception {
        Answering requests = new Answering(true);
        CallsSession session = new SessionFixture(requests, MANY).session;
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            running.add(callers.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    session.publishAndAwait(OFFER, MIC);
                    session.pullAndAwait(CAMERA, offer -> Uni.createFrom().item(ANSWER));
                    session.closeTracksAndAwait(List.of("0"));
                }
            }));
        }
        for (Future<?> thread : running) {
            thread.get(30, TimeUnit.SECONDS);
        }
        assertThat(requests.violations()).isEmpty();
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void needsNoMoreStackForAHundredThousandThatWait() {
        Answering requests = new Answering(false);
        CallsSession session = new SessionFixture(requests, MANY + 1).session;
        requests.held = true;
        start(session.closeTracks(List.of("0")));
        List<Integer> ended = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int place = i;
            session.publish(OFFER, MIC).subscribe().with(result -> ended.add(place));
        }
        assertThat(ended).isEmpty();

        requests.release();
        assertThat(ended).hasSize(MANY).isSorted();
    }

    @Test
    void needsNoMoreStackForAHundredThousandThatFail() {
        Answering requests = new Answering(false);
        CallsSession session = new SessionFixture(requests, 50).session;
        requests.held = true;
        UniAssertSubscriber<TracksResult> first = start(session.pull(CAMERA));
        AtomicInteger failed = new AtomicInteger();
        for (int i = 0; i < MANY; i++) {
            session.publish(OFFER, MIC).subscribe().with(result -> {
            }, failure -> failed.incrementAndGet());
        }
        first.cancel();
        assertThat(failed).hasValue(MANY);
    }

    @Test
    void needsNoMoreStackForAHundredThousandInARow() {
        CallsSession session = new SessionFixture(new Answering(false), MANY).session;
        Long count = Multi.createFrom().range(0, MANY)
                .onItem().transformToUniAndConcatenate(i -> session.publish(OFFER, MIC))
                .collect().with(Collectors.counting()).await().indefinitely();
        assertThat(count).isEqualTo(MANY);
    }

    @Test
    void needsNoMoreStackWhenEachIsStartedByTheOneBefore() throws Exception {
        CallsSession session = new SessionFixture(new Answering(true), MANY).session;
        CompletableFuture<Integer> end = new CompletableFuture<>();
        startAfter(session, MANY, end);
        assertThat(end.get(50, TimeUnit.SECONDS)).isZero();
    }

    private static void startAfter(CallsSession session, int left, CompletableFuture<Integer> end) {
        if (left == 0) {
            end.complete(left);
            return;
        }
        session.publish(OFFER, MIC).subscribe().with(result -> startAfter(session, left - 1, end), end::completeExceptionally);
    }

    @Test
    void needsNoMoreStackForAHundredThousandTracks() {
        CallsSession session = new SessionFixture(new Answering(false), MANY).session;
        UniAssertSubscriber<TracksResult> pull = start(
                session.pull(remoteTracks(MANY), offer -> Uni.createFrom().item(ANSWER)));
        // One track is answered for each request of 64.
        assertThat(pull.assertCompleted().getItem().accepted()).hasSize(MANY / 64 + 1);
    }
}
