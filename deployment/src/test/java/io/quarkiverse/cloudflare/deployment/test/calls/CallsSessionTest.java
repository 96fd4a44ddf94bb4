package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.RENEGOTIATE;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.SESSION_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.Answerer;
import io.quarkiverse.cloudflare.calls.CallsParticipant;
import io.quarkiverse.cloudflare.calls.CallsRoom;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** A session over HTTP. Its rules in detail are tested without. */
class CallsSessionTest extends CallsTest {

    private static final int THREADS = 100;
    private static final SessionDescription OFFER = SessionDescription.offer(AUDIO_AND_VIDEO);
    private static final Answerer PEER = offer -> Uni.createFrom()
            .item(SessionDescription.answer(SdpText.answerTo(offer.sdp())));

    @RegisterExtension
    static final QuarkusUnitTest app = app().overrideRuntimeConfigKey("quarkus.cloudflare.calls.requests-per-second", "10000")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.answer-timeout", "2s");

    @Test
    void neverOverlapsANegotiationOfAHundredThreads() throws Exception {
        RemoteTrack camera = RemoteTrack.of(publisher(), "cam");
        CallsSession session = calls.openSessionAndAwait();
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        Callable<TracksResult> visit = () -> {
            String mid = session.pullAndAwait(List.of(camera), PEER).accepted().get(0).mid().orElseThrow();
            return session.closeTracksAndAwait(List.of(mid));
        };
        for (Future<TracksResult> visitor : callers.invokeAll(Collections.nCopies(THREADS, visit), 60, TimeUnit.SECONDS)) {
            assertThat(visitor.get().accepted()).hasSize(1);
        }
        callers.shutdown();

        assertThat(standIn.overlaps()).isZero();
        assertThat(standIn.count(RENEGOTIATE)).isEqualTo(THREADS);
        assertThat(standIn.count(CLOSE_TRACKS)).isEqualTo(THREADS);
    }

    @Test
    void isLostWhenNobodyKnowsWhetherAPullWasCarriedOut() {
        RemoteTrack camera = RemoteTrack.of(publisher(), "cam");
        CallsSession session = calls.openSessionAndAwait();
        standIn.forget();
        standIn.on(ADD_TRACKS).play(Fault.resetAfterApply());

        CallsSessionLostException lost = catchThrowableOfType(CallsSessionLostException.class,
                () -> session.pullAndAwait(List.of(camera), PEER));
        assertThat(lost).hasMessage("pull failed: the session " + session.id()
                + " is lost, because it is unknown whether pull was carried out; open a new one");
        assertThat(lost.mayHaveHappened()).isTrue();
        assertThat(session.isLost()).isTrue();
        assertThatThrownBy(() -> session.closeTracksAndAwait(List.of("0"))).isInstanceOf(CallsSessionLostException.class);
        assertThat(standIn.exchanges()).hasSize(1);
    }

    @Test
    void isLostWhenItsOfferIsNotAnsweredInTheConfiguredTime() {
        RemoteTrack camera = RemoteTrack.of(publisher(), "cam");
        CallsSession session = calls.openSessionAndAwait();
        assertThat(session.pullAndAwait(List.of(camera)).renegotiationRequired()).isTrue();

        assertThatThrownBy(() -> session.updateTracksAndAwait(List.of(camera.into("0"))))
                .isInstanceOf(CallsSessionLostException.class)
                .hasMessageContaining("the SFU's offer was not answered within 2000 ms");
    }

    @Test
    void isGoneWhenTheSfuSaysSo() {
        CallsSession session = calls.attach(publisher());
        standIn.session(session.id().value()).expire();

        assertThatThrownBy(session::stateAndAwait).isInstanceOf(CallsSessionGoneException.class);
        assertThat(session.isLost()).isTrue();
        standIn.forget();
        assertThatThrownBy(() -> session.closeTracksAndAwait(List.of("0"))).isInstanceOf(CallsSessionGoneException.class);
        assertThat(standIn.exchanges()).isEmpty();
    }

    @Test
    void repeatsAForcedCloseWhoseOutcomeIsUnknown() {
        CallsSession session = calls.attach(publisher());
        standIn.on(CLOSE_TRACKS).play(Fault.resetAfterApply());

        assertThat(session.closeTracksAndAwait(List.of("0", "1")).accepted()).hasSize(2);
        assertThat(standIn.count(CLOSE_TRACKS)).isEqualTo(2);
        assertThat(session.isLost()).isFalse();
    }

    @Test
    void findsTheDataChannelsThatARequestWithoutAnAnswerOpened() {
        CallsSession session = withDataChannels();
        standIn.on(ADD_DATA_CHANNELS).play(Fault.resetAfterApply());

        assertThat(openChannels(session).accepted()).extracting(channel -> channel.name().orElseThrow())
                .containsExactly("chat", "game");
        assertThat(standIn.count(ADD_DATA_CHANNELS)).isEqualTo(1);
        assertThat(standIn.count(SESSION_STATE)).isEqualTo(1);
        standIn.assertNothingAppliedTwice();
    }

    @Test
    void opensTheDataChannelsAgainThatARequestWithoutAnAnswerDidNotOpen() {
        CallsSession session = withDataChannels();
        standIn.on(ADD_DATA_CHANNELS).play(Fault.resetBeforeApply());

        assertThat(openChannels(session).accepted()).allMatch(channel -> channel.id().isPresent()).hasSize(2);
        assertThat(standIn.count(ADD_DATA_CHANNELS)).isEqualTo(2);
        standIn.assertNothingAppliedTwice();
    }

    @Test
    void bringsPeopleTogetherInARoom() {
        CallsRoom room = CallsRoom.create(calls);
        CallsParticipant ada = room.joinAndAwait(OFFER);
        CallsParticipant bob = room.joinAndAwait(OFFER);
        assertThat(bob.answer()).isPresent();

        TracksResult pulled = bob.session().pullAndAwait(bob.others(), PEER);
        assertThat(pulled.accepted()).hasSize(2);
        ada.leaveAndAwait();
        assertThat(standIn.count(CLOSE_TRACKS)).isEqualTo(1);
        assertThat(bob.others()).isEmpty();
        assertThat(standIn.overlaps()).isZero();
    }

    private CallsSession withDataChannels() {
        CallsSession session = calls.openSessionAndAwait();
        SessionDescription offer = session.dataChannels().establishAndAwait(Optional.empty()).description().orElseThrow();
        session.answerAndAwait(SessionDescription.answer(SdpText.answerTo(offer.sdp())));
        standIn.forget();
        return session;
    }

    private static DataChannelsResult openChannels(CallsSession session) {
        return session.dataChannels().openAndAwait(List.of(DataChannel.publish("chat", Delivery.RELIABLE),
                DataChannel.publish("game", Delivery.unordered(0))));
    }
}
