package io.quarkiverse.cloudflare.runtime.calls;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.ItemResult.Accepted;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** A session over an SFU on command, and what is said to and by it. */
final class SessionFixture {

    static final SessionId ID = new SessionId("s1");
    static final SessionId PUBLISHER = new SessionId("p1");
    static final SessionDescription OFFER = SessionDescription.offer("v=0 an offer\r\n");
    static final SessionDescription ANSWER = SessionDescription.answer("v=0 an answer\r\n");
    static final List<RemoteTrack> CAMERA = List.of(RemoteTrack.of(PUBLISHER, "cam"));
    static final List<LocalTrack> MIC = List.of(LocalTrack.of("0", "mic"));
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    final CommandedRequests requests;
    final MovableTimers timers = new MovableTimers();
    final CallsSession session;

    SessionFixture() {
        this(new CommandedRequests(), 50);
    }

    SessionFixture(CommandedRequests requests, int requestsPerSecond) {
        this.requests = requests;
        this.session = new SerialCallsSession(ID, new CommandedCalls(requests), timers,
                new SessionSettings(ANSWER_TIMEOUT, requestsPerSecond));
    }

    static <T> UniAssertSubscriber<T> start(Uni<T> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** Pulls a track up to the SFU's offer, which waits for its answer then. */
    void pullUpToTheOffer() {
        UniAssertSubscriber<TracksResult> pull = start(session.pull(CAMERA));
        requests.take().succeed(offering("cam"));
        pull.assertCompleted();
    }

    static TracksResult offering(String... trackNames) {
        return new TracksResult(accepted(trackNames), Optional.of(OFFER), true);
    }

    static TracksResult done(String... trackNames) {
        return new TracksResult(accepted(trackNames), Optional.empty(), false);
    }

    private static List<ItemResult<TrackInfo>> accepted(String... trackNames) {
        return Arrays.stream(trackNames).<ItemResult<TrackInfo>> map(name -> new Accepted<>(
                new TrackInfo(Optional.of(name), Optional.of(name), Optional.empty(), Optional.empty()))).toList();
    }

    /** @return names from {@code t<from>} on, to the last before {@code t<end>} */
    static String[] names(int from, int end) {
        return IntStream.range(from, end).mapToObj(i -> "t" + i).toArray(String[]::new);
    }

    static List<RemoteTrack> remoteTracks(int count) {
        return Arrays.stream(names(0, count)).map(name -> RemoteTrack.of(PUBLISHER, name)).toList();
    }

    static List<LocalTrack> localTracks(int count) {
        return Arrays.stream(names(0, count)).map(name -> LocalTrack.requested(name, TrackKind.AUDIO)).toList();
    }

    static CallsUnreachableException timedOut() {
        return new CallsUnreachableException("it got no answer within 15000 ms", true, null);
    }

    static CallsUnreachableException notSent() {
        return new CallsUnreachableException("it could not connect", false, null);
    }

    static CallsRejectedException rejected(int status, String code) {
        return new CallsRejectedException("it", status, new CallsError(code, Optional.empty(), "so it is"), null);
    }

    static CallsRejectedException rejected(int status, String code, String subcode) {
        return new CallsRejectedException("it", status, new CallsError(code, Optional.of(subcode), ""), null);
    }

    static CallsSessionGoneException gone(String operation) {
        return new CallsSessionGoneException(operation, ID, new CallsError("session_error", Optional.empty(), ""), null);
    }
}
