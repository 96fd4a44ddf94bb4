package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.MIC;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class RequestBudgetTest {

    private final MovableTimers timers = new MovableTimers();
    private final RequestBudget budget = new RequestBudget(timers, 3);

    @Test
    void letsSoManyThroughAtOnceAndTheNextWhenASecondHasPassed() {
        List<UniAssertSubscriber<Void>> passed = permits(3);
        passed.forEach(UniAssertSubscriber::assertCompleted);
        UniAssertSubscriber<Void> next = start(budget.permit());

        timers.advance(Duration.ofMillis(999));
        next.assertNotTerminated();
        timers.advance(Duration.ofMillis(1));
        next.assertCompleted();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void neverLetsMoreThroughWithinAnySecond() {
        Random random = new Random(7);
        List<Long> passes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            budget.permit().subscribe().with(passed -> passes.add(timers.clock().millis()));
            timers.advance(Duration.ofMillis(random.nextInt(400)));
        }
        timers.advance(Duration.ofMinutes(5));

        assertThat(passes).hasSize(500).isSorted();
        for (int i = 3; i < passes.size(); i++) {
            assertThat(passes.get(i) - passes.get(i - 3)).isGreaterThanOrEqualTo(1000);
        }
    }

    @Test
    void letsThemThroughInTheirOrderAndWithOneTimer() {
        permits(3);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            int number = i;
            budget.permit().subscribe().with(passed -> order.add(number));
        }
        assertThat(timers.pending()).isEqualTo(1);

        timers.advance(Duration.ofSeconds(1));
        assertThat(order).containsExactly(0, 1, 2);
        timers.advance(Duration.ofSeconds(2));
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void givesThePlaceOfOneThatIsCancelledToTheNext() {
        permits(3);
        List<UniAssertSubscriber<Void>> waiting = permits(4);
        waiting.get(0).cancel();

        timers.advance(Duration.ofSeconds(1));
        waiting.get(3).assertCompleted();
    }

    @Test
    void waitsNoLongerWhenTheClockIsPutBack() {
        BackwardTimers backward = new BackwardTimers();
        RequestBudget moved = new RequestBudget(backward, 1);
        start(moved.permit()).assertCompleted();
        backward.back = Duration.ofHours(1);
        UniAssertSubscriber<Void> next = start(moved.permit());

        backward.advance(Duration.ofSeconds(1));
        next.assertCompleted();
    }

    @Test
    void holdsRequestsOfASessionBackIncludingQuestionsForItsState() {
        SessionFixture fixture = new SessionFixture(new CommandedRequests(), 2);
        start(fixture.session.state());
        fixture.requests.take();
        start(fixture.session.publish(OFFER, MIC));
        fixture.requests.take().succeed(done("mic"));
        UniAssertSubscriber<TracksResult> third = start(fixture.session.publish(OFFER, MIC));
        UniAssertSubscriber<SessionState> fourth = start(fixture.session.state());
        assertThat(fixture.requests.all()).isEmpty();

        fixture.timers.advance(Duration.ofSeconds(1));
        assertThat(fixture.requests.all()).extracting(request -> request.operation).containsExactly("publishOffer", "session");
        third.assertNotTerminated();
        fourth.assertNotTerminated();
    }

    @Test
    void losesNothingWhenAMutationIsCancelledBeforeItIsSent() {
        SessionFixture fixture = new SessionFixture(new CommandedRequests(), 1);
        start(fixture.session.publish(OFFER, MIC));
        fixture.requests.take().succeed(done("mic"));
        UniAssertSubscriber<TracksResult> held = start(fixture.session.publish(OFFER, MIC));
        UniAssertSubscriber<TracksResult> next = start(fixture.session.publishAll(OFFER));
        held.cancel();

        fixture.timers.advance(Duration.ofSeconds(1));
        fixture.requests.take().succeed(done("mic"));
        next.assertCompleted();
        assertThat(fixture.session.isLost()).isFalse();
    }

    @Test
    void takesOnlySettingsThatLetSomethingThrough() {
        assertThatThrownBy(() -> new SessionSettings(Duration.ofSeconds(1), 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("requestsPerSecond must be at least 1; found 0");
        assertThatThrownBy(() -> new SessionSettings(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answerTimeout must be positive; found PT0S");
    }

    private List<UniAssertSubscriber<Void>> permits(int count) {
        List<UniAssertSubscriber<Void>> permits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            permits.add(start(budget.permit()));
        }
        return permits;
    }

    /** Time whose clock can be put back, while timers go on. Not thread-safe: owned by a test. */
    private static final class BackwardTimers extends MovableTimers {

        private Duration back = Duration.ZERO;

        @Override
        public Clock clock() {
            return Clock.offset(super.clock(), back.negated());
        }
    }
}
