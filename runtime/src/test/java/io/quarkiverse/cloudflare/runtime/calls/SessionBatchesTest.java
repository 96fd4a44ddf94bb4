package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.gone;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.localTracks;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.names;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.offering;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.rejected;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.remoteTracks;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.timedOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.Answerer;
import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.ItemResult.Refused;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** Requests about more tracks than one request may name. */
class SessionBatchesTest {

    private static final Answerer PEER = offer -> Uni.createFrom().item(ANSWER);

    private final SessionFixture fixture = new SessionFixture();
    private final CommandedRequests requests = fixture.requests;
    private final CallsSession session = fixture.session;

    @AfterEach
    void neverOverlapsMutations() {
        assertThat(requests.violations()).isEmpty();
    }

    @Test
    void closesTracksInBatchesThatNothingComesBetween() {
        UniAssertSubscriber<TracksResult> close = start(session.closeTracks(List.of(names(0, 130))));
        UniAssertSubscriber<TracksResult> next = start(session.updateTracks(remoteTracks(1)));

        answerBatch("closeTracks", 0, 64);
        answerBatch("closeTracks", 64, 128);
        answerBatch("closeTracks", 128, 130);
        assertThat(close.assertCompleted().getItem()).isEqualTo(done(names(0, 130)));
        requests.take().succeed(done("t0"));
        next.assertCompleted();
    }

    @Test
    void updatesTracksInBatches() {
        UniAssertSubscriber<TracksResult> update = start(session.updateTracks(remoteTracks(65)));
        answerBatch("updateTracks", 0, 64);
        answerBatch("updateTracks", 64, 65);
        assertThat(update.assertCompleted().getItem()).isEqualTo(done(names(0, 65)));
    }

    @Test
    void pullsAndPublishesInBatchesWithAnAnswerEach() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(remoteTracks(65), PEER));
        UniAssertSubscriber<TracksResult> publish = start(session.publish(localTracks(66), PEER));

        requests.take().succeed(offering(names(0, 64)));
        assertThat(answerRequest().argument).isEqualTo(ANSWER);
        requests.take().succeed(offering(names(64, 65)));
        answerRequest();
        assertThat(pull.assertCompleted().getItem()).isEqualTo(done(names(0, 65)));

        requests.take().succeed(offering(names(0, 64)));
        answerRequest();
        requests.take().succeed(done(names(64, 66)));
        assertThat(publish.assertCompleted().getItem()).isEqualTo(done(names(0, 66)));
    }

    @Test
    void failsWhenTheFirstBatchFails() {
        UniAssertSubscriber<TracksResult> close = start(session.closeTracks(List.of(names(0, 65))));
        requests.take().fail(timedOut());
        close.assertFailedWith(CallsUnreachableException.class, "it got no answer within 15000 ms");
        assertThat(requests.all()).isEmpty();
    }

    @Test
    void refusesTheTracksOfALaterBatchThatFailsAndOfThoseAfterIt() {
        UniAssertSubscriber<TracksResult> close = start(session.closeTracks(List.of(names(0, 130))));
        answerBatch("closeTracks", 0, 64);
        requests.take().fail(timedOut());

        TracksResult result = close.assertCompleted().getItem();
        assertThat(result.accepted()).isEqualTo(done(names(0, 64)).accepted());
        assertThat(mids(result)).containsExactly(names(64, 130));
        assertThat(result.refused().get(0).error())
                .isEqualTo(new CallsError("unknown", Optional.empty(), "it got no answer within 15000 ms"));
        assertThat(result.refused().get(64).error()).isEqualTo(new CallsError("unknown", Optional.empty(),
                "not sent, because a request before it failed: it got no answer within 15000 ms"));
        assertThat(session.isLost()).isFalse();
        assertThat(requests.all()).isEmpty();
    }

    @Test
    void keepsTheErrorOfALaterBatchThatIsRefused() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(remoteTracks(65), PEER));
        requests.take().succeed(offering(names(0, 64)));
        answerRequest();
        requests.take().fail(rejected(429, "too_fast"));

        TracksResult result = pull.assertCompleted().getItem();
        assertThat(result.accepted()).hasSize(64);
        assertThat(result.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.error()).isEqualTo(new CallsError("too_fast", Optional.empty(), "so it is"));
            assertThat(refused.item()).isEqualTo(new TrackInfo(Optional.empty(), Optional.of("t64"),
                    Optional.of(SessionFixture.PUBLISHER), Optional.empty()));
        });
        start(session.closeTracks(List.of("0")));
        requests.take().succeed(done("t0"));
    }

    @Test
    void failsWhenTheSessionEndsInALaterBatchBecauseNothingIsLeftOfIt() {
        UniAssertSubscriber<TracksResult> close = start(session.closeTracks(List.of(names(0, 65))));
        answerBatch("closeTracks", 0, 64);
        requests.take().fail(gone("closeTracks"));
        close.assertFailedWith(CallsSessionGoneException.class, "closeTracks was refused");

        SessionFixture other = new SessionFixture();
        UniAssertSubscriber<TracksResult> pull = start(other.session.pull(remoteTracks(65), PEER));
        other.requests.take().succeed(done(names(0, 64)));
        other.requests.take().fail(timedOut());
        pull.assertFailedWith(CallsSessionLostException.class, "it is unknown whether pull was carried out");
        assertThat(other.session.isLost()).isTrue();
    }

    @Test
    void stopsWhereTheSfuWantsAnAnswerAgainstExpectation() {
        UniAssertSubscriber<TracksResult> update = start(session.updateTracks(remoteTracks(65)));
        requests.take().succeed(offering(names(0, 64)));

        TracksResult result = update.assertCompleted().getItem();
        assertThat(result.offer()).contains(OFFER);
        assertThat(result.renegotiationRequired()).isTrue();
        assertThat(result.refused()).singleElement().extracting(Refused::error).hasToString(
                "unknown, not sent, because the SFU's offer must be answered first");
        start(session.answer(ANSWER));
        answerRequest();
    }

    @Test
    void namesTheCureWhereThereMayBeNoBatches() {
        assertRefused(() -> session.pull(remoteTracks(65)),
                "pull takes at most 64 tracks at once; found 65: pull(tracks, peer) takes any number");
        assertRefused(() -> session.pull(OFFER, remoteTracks(65)),
                "pull takes at most 64 tracks at once; found 65: pull(tracks, peer) takes any number");
        assertRefused(() -> session.publish(OFFER, localTracks(100)),
                "publish takes at most 64 tracks at once; found 100: publish(tracks, peer) takes any number");
        assertRefused(() -> session.closeTracks(OFFER, List.of(names(0, 65))), "closeTracks takes at most 64 tracks at once;"
                + " found 65: stop that many transceivers per offer, or use closeTracks(mids)");
        assertRefused(() -> session.pull(List.of(), PEER), "pull needs at least one track");
        assertRefused(() -> session.closeTracks(List.of()), "closeTracks needs at least one track");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private void answerBatch(String operation, int from, int end) {
        Request batch = requests.take();
        assertThat(batch.operation).isEqualTo(operation);
        assertThat((List<?>) batch.argument).hasSize(end - from);
        batch.succeed(done(names(from, end)));
    }

    private Request answerRequest() {
        Request answer = requests.take();
        assertThat(answer.operation).isEqualTo("answer");
        answer.succeed(null);
        return answer;
    }

    private static String[] mids(TracksResult result) {
        return result.refused().stream().map(refused -> refused.item().mid().orElseThrow()).toArray(String[]::new);
    }
}
