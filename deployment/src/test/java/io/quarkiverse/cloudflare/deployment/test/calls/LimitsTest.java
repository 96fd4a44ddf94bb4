package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.AdapterId;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Gate;
import io.quarkus.test.QuarkusUnitTest;

class LimitsTest extends CallsTest {

    private static final SessionId SESSION = new SessionId("e017a2629c754fedc1f7d8587e06d126");
    private static final SessionDescription OFFER = SessionDescription.offer(AUDIO_AND_VIDEO);

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @AfterEach
    void reset() {
        standIn.switches().conflictAs409(false).autoConnect(true).unconnectedLifetime(Duration.ofDays(1000));
    }

    @Test
    void sixtyFourTracksFitIntoOneRequest() {
        SessionId session = open();
        TracksResult result = calls.pullAndAwait(session, remote(64));
        assertThat(result.refused()).hasSize(64);
        assertThat(last(ADD_TRACKS).json().get("tracks")).hasSize(64);
    }

    @Test
    void sixtyFiveTracksDoNot() {
        notSent(() -> calls.pullAndAwait(SESSION, remote(65)), "tracks must be at most 64 in one request; found 65");
        notSent(() -> calls.pullAndAwait(SESSION, OFFER, remote(65)), "tracks must be at most 64 in one request; found 65");
        notSent(() -> calls.publishAndAwait(SESSION, OFFER, local(65)), "tracks must be at most 64 in one request; found 65");
        notSent(() -> calls.updateTracksAndAwait(SESSION, remote(65)), "tracks must be at most 64 in one request; found 65");
        notSent(() -> calls.closeTracksAndAwait(SESSION, mids(65)), "mids must be at most 64 in one request; found 65");
        notSent(() -> calls.closeTracksAndAwait(SESSION, OFFER, mids(65)), "mids must be at most 64 in one request; found 65");
    }

    @Test
    void noTracksAreNoRequest() {
        notSent(() -> calls.pullAndAwait(SESSION, List.of()), "tracks must not be empty");
        notSent(() -> calls.publishAndAwait(SESSION, OFFER, List.of()), "tracks must not be empty");
        notSent(() -> calls.publishAndAwait(SESSION, List.of()), "tracks must not be empty");
        notSent(() -> calls.updateTracksAndAwait(SESSION, List.of()), "tracks must not be empty");
        notSent(() -> calls.closeTracksAndAwait(SESSION, List.of()), "mids must not be empty");
        notSent(() -> calls.dataChannels().openAndAwait(SESSION, List.of()), "channels must not be empty");
        notSent(() -> calls.dataChannels().updateAndAwait(SESSION, List.of()), "channels must not be empty");
        notSent(() -> calls.dataChannels().closeAndAwait(SESSION, List.of()), "ids must not be empty");
        notSent(() -> calls.adapters().openAndAwait(List.of()), "adapters must not be empty");
        notSent(() -> calls.adapters().closeAndAwait(List.of()), "adapters must not be empty");
    }

    @Test
    void fourAdaptersFitIntoOneRequestAndFiveDoNot() {
        assertThat(calls.adapters().openAndAwait(adapters(4)).accepted()).hasSize(4);
        standIn.forget();
        notSent(() -> calls.adapters().openAndAwait(adapters(5)), "adapters must be at most 4 in one request; found 5");
        notSent(() -> calls.adapters().closeAndAwait(IntStream.range(0, 5).mapToObj(i -> new AdapterId("a" + i)).toList()),
                "adapters must be at most 4 in one request; found 5");
    }

    @Test
    void aMidToBeClosedIsNotEmpty() {
        notSent(() -> calls.closeTracksAndAwait(SESSION, List.of("0", "")), "A mid to close must not be blank");
    }

    @Test
    void aSecondChangeAtTheSameTimeIsRefusedWith406() throws Exception {
        overlap("publish was refused: HTTP 406, invalid_session_description/invalid_modification_have_remote_offer, "
                + "The session cannot be modified now");
    }

    @Test
    void aSecondChangeAtTheSameTimeMayBeRefusedWith409() throws Exception {
        standIn.switches().conflictAs409(true);
        overlap("publish was refused: HTTP 409, signaling_state_not_stable, Another change is under way");
    }

    @Test
    void anUnansweredOfferOfTheSfuBlocksItsSession() {
        SessionId subscriber = open();
        List<RemoteTrack> track = List.of(RemoteTrack.of(publisher(), "cam"));
        calls.pullAndAwait(subscriber, track);
        assertThatThrownBy(() -> calls.pullAndAwait(subscriber, track)).isInstanceOf(CallsRejectedException.class)
                .hasMessage("pull was refused: HTTP 406, invalid_session_description/invalid_modification_have_local_offer, "
                        + "The session cannot be modified now");
    }

    @Test
    void aSessionThatIsNotConnectedYetIsWaitedFor() throws Exception {
        standIn.switches().autoConnect(false);
        SessionId session = publisher();
        standIn.forget();
        CompletableFuture<TracksResult> second = calls.publish(session, OFFER, List.of(LocalTrack.of("0", "again")))
                .subscribeAsCompletionStage();
        standIn.awaitCount(ADD_TRACKS, 2);
        standIn.session(session.value()).connect();
        assertThat(second.get().accepted()).hasSize(1);
    }

    @Test
    void anUnconnectedSessionExpires() {
        SessionId session = open();
        standIn.switches().unconnectedLifetime(Duration.ZERO);
        assertThatThrownBy(() -> calls.pullAndAwait(session, remote(1))).isInstanceOf(CallsSessionGoneException.class);
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(1);
    }

    private void overlap(String message) throws Exception {
        SessionId session = open();
        Gate gate = new Gate();
        standIn.on(ADD_TRACKS).play(Fault.slow(gate));
        CompletableFuture<TracksResult> first = calls.publish(session, OFFER, List.of(LocalTrack.of("0", "mic")))
                .subscribeAsCompletionStage();
        gate.awaitArrival();
        assertThatThrownBy(() -> calls.publishAndAwait(session, OFFER, List.of(LocalTrack.of("1", "cam"))))
                .isInstanceOf(CallsRejectedException.class).hasMessage(message);
        gate.open();
        assertThat(first.get().accepted()).hasSize(1);
        assertThat(standIn.overlaps()).isEqualTo(1);
    }

    private void notSent(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        assertThat(standIn.exchanges()).isEmpty();
    }

    private static List<RemoteTrack> remote(int count) {
        return mids(count).stream().map(mid -> RemoteTrack.of(SESSION, "cam-" + mid).into(mid)).toList();
    }

    private static List<LocalTrack> local(int count) {
        return mids(count).stream().map(mid -> LocalTrack.of(mid, "cam-" + mid)).toList();
    }

    private static List<String> mids(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static List<Adapter> adapters(int count) {
        return mids(count).stream().<Adapter> map(n -> Adapter.ingest("tts-" + n, URI.create("wss://svc.example.com/" + n)))
                .toList();
    }
}
