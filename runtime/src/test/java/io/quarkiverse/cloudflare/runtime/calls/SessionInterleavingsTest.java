package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.PUBLISHER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.Track;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** What must hold whatever happens in whatever order. Each number is the seed of one history. */
class SessionInterleavingsTest {

    private static final int STEPS = 400;

    private final SessionFixture fixture = new SessionFixture();
    private final List<UniAssertSubscriber<TracksResult>> operations = new ArrayList<>();
    private final List<Boolean> cancelled = new ArrayList<>();
    private final List<Request> open = new ArrayList<>();
    private final List<Integer> sent = new ArrayList<>();
    private Random random;
    private boolean mayBreak;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverOverlapsKeepsTheOrderAndEndsEverything(int seed) {
        random = new Random(seed);
        mayBreak = seed % 2 == 0;
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        finish();

        assertThat(fixture.requests.violations()).isEmpty();
        assertThat(sent).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < operations.size(); i++) {
            assertThat(cancelled.get(i) || hasEnded(operations.get(i))).as("operation " + i + " ended").isTrue();
        }
        assertThat(fixture.timers.pending()).isZero();
        assertThat(mayBreak || !fixture.session.isLost()).isTrue();
    }

    private void step() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> subscribe();
            case 3, 4 -> end();
            case 5 -> start(fixture.session.answer(ANSWER));
            case 6 -> cancel();
            default -> fixture.timers.advance(Duration.ofMillis(random.nextInt(100)));
        }
        take();
    }

    private void subscribe() {
        String name = Integer.toString(operations.size());
        List<RemoteTrack> remote = List.of(RemoteTrack.of(PUBLISHER, name));
        Uni<TracksResult> operation = switch (random.nextInt(5)) {
            case 0 -> fixture.session.publish(OFFER, List.of(LocalTrack.of("0", name)));
            case 1 -> fixture.session.pull(remote);
            case 2 -> fixture.session.pull(remote, offer -> Uni.createFrom().item(ANSWER));
            case 3 -> fixture.session.updateTracks(remote);
            default -> fixture.session.closeTracks(List.of(name));
        };
        cancelled.add(false);
        operations.add(start(operation));
    }

    /** Notes what arrived, whose place in the order of subscriptions is its name. */
    private void take() {
        while (!fixture.requests.all().isEmpty()) {
            Request request = fixture.requests.take();
            open.add(request);
            if (request.argument instanceof List<?> items) {
                Object item = items.get(0);
                sent.add(Integer.valueOf(item instanceof Track track ? track.trackName() : item.toString()));
            }
        }
    }

    private void end() {
        open.removeIf(Request::isCancelled);
        if (open.isEmpty()) {
            return;
        }
        Request request = open.remove(0);
        int outcome = random.nextInt(mayBreak ? 41 : 40);
        if (outcome == 40) {
            request.fail(SessionFixture.timedOut());
        } else if (request.operation.equals("answer")) {
            request.succeed(null);
        } else if (outcome < 5) {
            request.fail(SessionFixture.rejected(429, "too_fast"));
        } else {
            request.succeed(request.operation.equals("pull") ? SessionFixture.offering("t") : SessionFixture.done("t"));
        }
    }

    /** Cancels one that was not sent or, if the session may be lost, any. */
    private void cancel() {
        if (operations.isEmpty()) {
            return;
        }
        int victim = random.nextInt(operations.size());
        boolean unsent = !hasEnded(operations.get(victim)) && !sent.contains(victim);
        if (unsent || mayBreak && random.nextInt(20) == 0) {
            cancelled.set(victim, true);
            operations.get(victim).cancel();
        }
    }

    private void finish() {
        for (int i = 0; i < 3 * STEPS; i++) {
            start(fixture.session.answer(ANSWER));
            take();
            end();
            fixture.timers.advance(Duration.ofMillis(20));
            take();
        }
    }

    private static boolean hasEnded(UniAssertSubscriber<?> subscriber) {
        return subscriber.getFailure() != null || subscriber.getItem() != null;
    }
}
