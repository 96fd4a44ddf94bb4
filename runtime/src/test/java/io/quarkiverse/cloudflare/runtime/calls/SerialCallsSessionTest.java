package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.CAMERA;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.MIC;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.notSent;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.rejected;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class SerialCallsSessionTest {

    private final SessionFixture fixture = new SessionFixture();
    private final CommandedRequests requests = fixture.requests;
    private final CallsSession session = fixture.session;

    @AfterEach
    void neverOverlapsMutations() {
        assertThat(requests.violations()).isEmpty();
    }

    @Test
    void sendsNothingBeforeItIsSubscribedTo() {
        Uni<TracksResult> publish = session.publish(OFFER, MIC);
        assertThat(requests.all()).isEmpty();

        start(publish);
        Request request = requests.take();
        assertThat(request.operation).isEqualTo("publishOffer");
        assertThat(request.argument).isEqualTo(MIC);
    }

    @Test
    void sendsAgainForEachSubscription() {
        Uni<TracksResult> publish = session.publish(OFFER, MIC);
        start(publish);
        requests.take().succeed(done("mic"));
        start(publish);
        requests.take().succeed(done("mic"));
    }

    @Test
    void carriesMutationsOutOneAtATimeInTheOrderOfTheirSubscriptions() {
        Uni<TracksResult> late = session.publishAll(OFFER);
        UniAssertSubscriber<TracksResult> first = start(session.publish(OFFER, MIC));
        UniAssertSubscriber<TracksResult> second = start(session.closeTracks(List.of("0")));
        UniAssertSubscriber<TracksResult> third = start(late);

        Request publish = requests.take();
        assertThat(publish.operation).isEqualTo("publishOffer");
        publish.succeed(done("mic"));
        assertThat(first.assertCompleted().getItem()).isEqualTo(done("mic"));
        second.assertNotTerminated();

        Request close = requests.take();
        assertThat(close.operation).isEqualTo("closeTracks");
        close.succeed(done("mic"));
        second.assertCompleted();

        Request publishAll = requests.take();
        assertThat(publishAll.operation).isEqualTo("publishAll");
        publishAll.succeed(done("mic"));
        third.assertCompleted();
    }

    @Test
    void sendsEveryKindOfRequest() {
        List<Uni<?>> all = List.of(session.publish(OFFER, MIC), session.publishAll(OFFER), session.pull(CAMERA),
                session.pull(OFFER, CAMERA), session.closeTracks(List.of("0")), session.closeTracks(OFFER, List.of("0")),
                session.updateTracks(CAMERA), session.dataChannels().update(List.of()),
                session.dataChannels().close(List.of(1)),
                session.dataChannels().establish(Optional.empty()));
        List<String> names = List.of("publishOffer", "publishAll", "pull", "pullOffer", "closeTracks", "closeTracksOffer",
                "updateTracks", "update", "close", "establish");
        for (int i = 0; i < all.size(); i++) {
            UniAssertSubscriber<?> subscriber = start(all.get(i));
            Request request = requests.take();
            assertThat(request.operation).isEqualTo(names.get(i));
            request.fail(rejected(400, "decoding_error"));
            subscriber.assertFailedWith(CallsRejectedException.class, "it was refused: HTTP 400, decoding_error, so it is");
        }
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void asksForTheStateOutOfTurn() {
        SessionState state = new SessionState(List.of(), List.of());
        start(session.publish(OFFER, MIC));
        Request publish = requests.take();

        UniAssertSubscriber<SessionState> asked = start(session.state());
        requests.take().succeed(state);
        assertThat(asked.assertCompleted().getItem()).isEqualTo(state);
        publish.succeed(done("mic"));
    }

    @Test
    void standsStillUntilTheOfferIsAnswered() {
        fixture.pullUpToTheOffer();
        UniAssertSubscriber<TracksResult> next = start(session.closeTracks(List.of("0")));
        assertThat(requests.all()).isEmpty();

        UniAssertSubscriber<Void> answer = start(session.answer(ANSWER));
        Request sent = requests.take();
        assertThat(sent.operation).isEqualTo("answer");
        assertThat(sent.argument).isEqualTo(ANSWER);
        sent.succeed(null);
        answer.assertCompleted();

        requests.take().succeed(done("cam"));
        next.assertCompleted();
        assertThat(fixture.timers.pending()).isZero();
    }

    @Test
    void survivesARequestThatWasNeverSent() {
        UniAssertSubscriber<TracksResult> publish = start(session.publish(OFFER, MIC));
        requests.take().fail(notSent());

        publish.assertFailedWith(CallsUnreachableException.class, "it could not connect");
        start(session.publish(OFFER, MIC));
        requests.take().succeed(done("mic"));
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void forgetsAWaitingMutationThatIsCancelled() {
        start(session.publish(OFFER, MIC));
        Request publish = requests.take();
        UniAssertSubscriber<TracksResult> cancelled = start(session.closeTracks(List.of("0")));
        UniAssertSubscriber<TracksResult> last = start(session.updateTracks(CAMERA));

        cancelled.cancel();
        publish.succeed(done("mic"));

        Request next = requests.take();
        assertThat(next.operation).isEqualTo("updateTracks");
        next.succeed(done("cam"));
        last.assertCompleted();
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void startsTheNextBeforeItDeliversTheLast() {
        UniAssertSubscriber<Integer> first = start(session.publish(OFFER, MIC).map(result -> requests.all().size()));
        Request publish = requests.take();
        start(session.closeTracks(List.of("0")));

        publish.succeed(done("mic"));

        assertThat(first.assertCompleted().getItem()).isEqualTo(1);
    }

    @Test
    void isLostWhenTheSfuWantsAnAnswerToNothing() {
        UniAssertSubscriber<TracksResult> pull = start(
                session.pull(CAMERA, offer -> Uni.createFrom().item(ANSWER)));
        requests.take().succeed(new TracksResult(List.of(), Optional.empty(), true));
        pull.assertFailedWith(CallsSessionLostException.class,
                "pull failed: the session s1 is lost, because the SFU wants an answer but made no offer");
    }

    @Test
    void isNamedByItsId() {
        assertThat(session.id()).isEqualTo(SessionFixture.ID);
        assertThat(session).hasToString("CallsSession[s1]");
    }
}
