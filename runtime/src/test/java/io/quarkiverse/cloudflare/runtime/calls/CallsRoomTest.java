package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER_TIMEOUT;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.CAMERA;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.done;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.gone;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.notSent;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.offering;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.CallsParticipant;
import io.quarkiverse.cloudflare.calls.CallsRoom;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class CallsRoomTest {

    private final CommandedRequests requests = new CommandedRequests();
    private final CommandedCalls calls = new CommandedCalls(requests);
    private final MovableTimers timers = new MovableTimers();
    private final CallsRoom room = CallsRoom.create(calls);

    @Test
    void publishesTheOfferOfOneWhoJoinsAndNamesTheTracksOfTheOthers() {
        CallsParticipant ada = join("ada", "adas-cam", "adas-mic");
        assertThat(ada.answer()).contains(ANSWER);
        assertThat(ada.others()).isEmpty();

        CallsParticipant bob = join("bob", "bobs-cam");
        assertThat(bob.others()).containsExactly(RemoteTrack.of(new SessionId("ada"), "adas-cam"),
                RemoteTrack.of(new SessionId("ada"), "adas-mic"));
        assertThat(ada.others()).containsExactly(RemoteTrack.of(new SessionId("bob"), "bobs-cam"));
        assertThat(room.participants()).containsExactly(ada, bob);
    }

    @Test
    void closesTheTracksOfOneWhoLeaves() {
        CallsParticipant ada = join("ada", "adas-cam");
        CallsParticipant bob = join("bob", "bobs-cam");
        UniAssertSubscriber<Void> leave = start(ada.leave());

        assertThat(bob.others()).isEmpty();
        Request close = requests.take();
        assertThat(close.operation).isEqualTo("closeTracks");
        assertThat(close.argument).isEqualTo(List.of("adas-cam"));
        close.succeed(done("adas-cam"));
        leave.assertCompleted();
        start(ada.leave()).assertCompleted();
        assertThat(requests.all()).isEmpty();
    }

    @Test
    void closesTheTracksOfALostSessionPastItsHandle() {
        CallsParticipant ada = join("ada", "adas-cam");
        start(ada.session().pull(CAMERA));
        requests.take().succeed(offering("cam"));
        UniAssertSubscriber<Void> leave = start(ada.leave());
        timers.advance(ANSWER_TIMEOUT);

        Request close = requests.take();
        assertThat(close.operation).isEqualTo("closeTracks");
        close.succeed(done("adas-cam"));
        leave.assertCompleted();
    }

    @Test
    void leavesAlsoWhenTheSessionIsGoneOrTheSfuCannotBeReached() {
        CallsParticipant ada = join("ada", "adas-cam");
        UniAssertSubscriber<Void> leave = start(ada.leave());
        requests.take().fail(gone("closeTracks"));
        leave.assertCompleted();

        CallsParticipant bob = join("bob", "bobs-cam");
        UniAssertSubscriber<Void> failing = start(bob.leave());
        requests.take().fail(timedOut());
        failing.assertFailedWith(CallsUnreachableException.class, "it got no answer within 15000 ms");
        assertThat(room.participants()).isEmpty();
    }

    @Test
    void leavesTheTracksOfLostSessionsOut() {
        CallsParticipant ada = join("ada", "adas-cam");
        CallsParticipant bob = join("bob", "bobs-cam");
        start(ada.session().publishAll(OFFER));
        requests.take().fail(timedOut());
        assertThat(bob.others()).isEmpty();
    }

    @Test
    void letsOthersWatchABroadcastAndNotJoinIt() {
        UniAssertSubscriber<CallsParticipant> broadcast = start(room.startBroadcast(OFFER));
        enter("host", "cam");
        CallsParticipant host = broadcast.assertCompleted().getItem();

        UniAssertSubscriber<CallsParticipant> watch = start(room.watch(offer -> Uni.createFrom().item(ANSWER)));
        open("viewer");
        Request pull = requests.take();
        assertThat(pull.argument).isEqualTo(List.of(RemoteTrack.of(new SessionId("host"), "cam")));
        pull.succeed(offering("cam"));
        requests.take().succeed(null);
        CallsParticipant viewer = watch.assertCompleted().getItem();
        assertThat(viewer.published()).isEmpty();
        assertThat(viewer.answer()).isEmpty();
        assertThat(host.others()).isEmpty();

        start(room.join(OFFER)).assertFailedWith(IllegalStateException.class, "A broadcast is on in this room: watch it");
        start(room.startBroadcast(OFFER)).assertFailedWith(IllegalStateException.class,
                "A broadcast is on in this room: watch it");
        start(viewer.leave()).assertCompleted();
        start(host.leave());
        requests.take().succeed(done("cam"));
        assertThat(join("ada", "adas-cam").others()).isEmpty();
    }

    @Test
    void startsNoBroadcastWhereOthersPublish() {
        join("ada", "adas-cam");
        start(room.startBroadcast(OFFER)).assertFailedWith(IllegalStateException.class,
                "A broadcast needs a room where nobody else publishes; found 1");
    }

    @Test
    void letsOthersInWhenABroadcastDidNotStart() {
        UniAssertSubscriber<CallsParticipant> failing = start(room.startBroadcast(OFFER));
        requests.take().fail(notSent());
        failing.assertFailedWith(CallsUnreachableException.class, "it could not connect");
        UniAssertSubscriber<CallsParticipant> cancelled = start(room.startBroadcast(OFFER));
        requests.take();
        cancelled.cancel();
        join("ada", "adas-cam");
    }

    @Test
    void watchesAnEmptyRoomWithoutPulling() {
        UniAssertSubscriber<CallsParticipant> watch = start(room.watch(offer -> Uni.createFrom().item(ANSWER)));
        open("viewer");
        assertThat(watch.assertCompleted().getItem().others()).isEmpty();
    }

    @Test
    void givesMessagesToTheListenersOfThoseWhoAreHere() {
        List<String> heard = new ArrayList<>();
        CallsParticipant ada = join("ada", "adas-cam");
        ada.onMessage(message -> {
            throw new IllegalStateException("of a listener");
        });
        ada.onMessage(message -> heard.add("ada: " + message));
        join("bob", "bobs-cam").onMessage(message -> heard.add("bob: " + message));

        room.send("hello");
        start(ada.leave());
        room.send("bye");
        assertThat(heard).containsExactly("ada: hello", "bob: hello", "bob: bye");
    }

    private CallsParticipant join(String session, String... trackNames) {
        UniAssertSubscriber<CallsParticipant> join = start(room.join(OFFER));
        enter(session, trackNames);
        return join.assertCompleted().getItem();
    }

    private void enter(String session, String... trackNames) {
        open(session);
        requests.take().succeed(new TracksResult(done(trackNames).tracks(), Optional.of(ANSWER), false));
    }

    private void open(String session) {
        requests.take().succeed(new SerialCallsSession(new SessionId(session), calls, timers,
                new SessionSettings(ANSWER_TIMEOUT, 50)));
    }
}
