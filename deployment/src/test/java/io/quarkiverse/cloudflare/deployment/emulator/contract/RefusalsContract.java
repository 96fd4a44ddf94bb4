package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.TracksResult;

/** What the client may rely on when sessions and tracks are refused. */
abstract class RefusalsContract extends CallsContract {

    @Test
    void refusesATrackThatNobodyPublishesAndKeepsTheOthers() {
        SessionId publisher = publisher();

        TracksResult result = calls.pullAndAwait(open(),
                List.of(RemoteTrack.of(publisher, "mic"), RemoteTrack.of(publisher, "nothing")));

        assertThat(result.accepted()).extracting(track -> track.trackName().orElseThrow()).containsExactly("mic");
        assertThat(result.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.error().code()).isEqualTo("not_found_track_error");
            assertThat(refused.item().mid()).isEmpty();
        });
        assertThat(result.renegotiationRequired()).isTrue();
    }

    @Test
    void offersNothingWhenNothingCanBePulled() {
        TracksResult result = calls.pullAndAwait(open(), List.of(RemoteTrack.of(publisher(), "nothing")));

        assertThat(result.refused()).hasSize(1);
        assertThat(result.renegotiationRequired()).isFalse();
        assertThat(result.description()).isEmpty();
    }

    @Test
    void changesNothingWhileItsOfferIsUnanswered() {
        SessionId publisher = publisher();
        SessionId session = open();
        calls.pullAndAwait(session, List.of(RemoteTrack.of(publisher, "mic")));

        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class,
                () -> calls.pullAndAwait(session, List.of(RemoteTrack.of(publisher, "cam"))));

        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.error().code()).isEqualTo("invalid_session_description");
        assertThat(refused.error().subcode()).contains("invalid_modification_have_local_offer");
    }

    @Test
    void takesNoAnswerThatItDidNotAskFor() {
        SessionId session = publisher();
        SessionId other = open();
        Browser bob = browser();
        TracksResult pulled = calls.pullAndAwait(other, List.of(RemoteTrack.of(session, "mic")));
        SessionDescription answer = SessionDescription.answer(bob.answer(pulled.offer().orElseThrow().sdp()));
        calls.answerAndAwait(other, answer);

        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class,
                () -> calls.answerAndAwait(other, answer));

        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.error().subcode()).contains("invalid_modification_stable");
    }

    @Test
    void knowsNoSessionThatItDidNotOpen() {
        SessionId nobody = new SessionId("0123456789abcdef0123456789abcdef");

        assertThat(catchThrowableOfType(CallsSessionGoneException.class, () -> calls.sessionAndAwait(nobody)))
                .hasMessageContaining("could not find episode");
        assertThat(catchThrowableOfType(CallsSessionGoneException.class,
                () -> calls.closeTracksAndAwait(nobody, List.of("0")))).isNotNull();
    }

    @Test
    void hasNoLayersOfATrackThatIsSentOnce() {
        SessionId publisher = publisher();
        SessionId session = open();
        Browser bob = browser();
        RemoteTrack camera = RemoteTrack.of(publisher, "cam");
        String mid = pull(session, bob, camera).get(0);

        TracksResult updated = calls.updateTracksAndAwait(session, List.of(camera.with(Simulcast.prefer("l")).into(mid)));

        assertThat(updated.refused()).extracting(refused -> refused.error().code()).containsExactly("update_track_error");
    }
}
