package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.CallsParticipant;
import io.quarkiverse.cloudflare.calls.CallsRoom;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.calls.TracksResult;

/** What the client may rely on of sessions and tracks. */
abstract class TracksContract extends CallsContract {

    @Test
    void pullsWhatAnotherPublishes() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        Browser bob = browser();

        List<String> mids = pull(subscriber, bob, RemoteTrack.of(publisher, "mic"), RemoteTrack.of(publisher, "cam"));

        assertThat(mids).hasSize(2).doesNotHaveDuplicates();
        mids.forEach(bob::awaitMedia);
        assertThat(calls.sessionAndAwait(publisher).tracks()).hasSize(2)
                .allSatisfy(track -> assertThat(track.status()).isEqualTo(SessionState.Status.ACTIVE));
        assertThat(calls.sessionAndAwait(subscriber).tracks()).hasSize(2)
                .allSatisfy(track -> assertThat(track.publisher()).contains(publisher));
    }

    @Test
    void publishesAndPullsInOneSession() {
        SessionId ada = publisher();
        SessionId session = open();
        Browser bob = browser();
        publish(session, bob, bob.addAudio(), "voice");

        String cam = pull(session, bob, RemoteTrack.of(ada, "cam")).get(0);
        String mic = pull(session, bob, RemoteTrack.of(ada, "mic")).get(0);

        bob.awaitMedia(cam);
        bob.awaitMedia(mic);
        assertThat(List.of(cam, mic)).doesNotHaveDuplicates().doesNotContain("0");
    }

    @Test
    void publishesWhatAnOfferHas() {
        Browser ada = browser();
        SessionId session = open();
        ada.addAudio();
        ada.addVideo();

        TracksResult published = calls.publishAllAndAwait(session, ada.described());
        ada.accept(published.answer().orElseThrow().sdp());
        ada.flow();

        assertThat(published.accepted()).extracting(track -> track.mid().orElseThrow()).containsExactly("0", "1");
        String name = published.accepted().get(0).trackName().orElseThrow();
        Browser bob = browser();
        bob.awaitMedia(pull(open(), bob, RemoteTrack.of(session, name)).get(0));
    }

    @Test
    void letsTheSfuOfferToReceive() {
        SessionId session = open();
        Browser ada = browser();

        TracksResult result = calls.publishAndAwait(session, List.of(LocalTrack.requested("voice", TrackKind.AUDIO)));

        assertThat(result.renegotiationRequired()).isTrue();
        calls.answerAndAwait(session, SessionDescription.answer(ada.answer(result.offer().orElseThrow().sdp())));
        assertThat(calls.sessionAndAwait(session).tracks()).singleElement()
                .satisfies(track -> assertThat(track.trackName()).isEqualTo("voice"));
    }

    @Test
    void closesByForceAndAgain() {
        SessionId publisher = publisher();

        assertThat(calls.closeTracksAndAwait(publisher, List.of("0", "1")).accepted()).hasSize(2);
        assertThat(calls.closeTracksAndAwait(publisher, List.of("0", "1")).refused()).isEmpty();
        assertThat(calls.pullAndAwait(open(), List.of(RemoteTrack.of(publisher, "mic"))).refused())
                .extracting(refused -> refused.error().code()).containsExactly("not_found_track_error");
    }

    @Test
    void publishesAgainAfterANegotiatedClose() {
        Browser ada = browser();
        SessionId session = open();
        String first = ada.addVideo();
        publish(session, ada, first, "cam", ada.addAudio(), "mic");

        ada.stop(first);
        TracksResult closed = calls.closeTracksAndAwait(session, ada.described(), List.of(first));
        ada.accept(closed.answer().orElseThrow().sdp());
        assertThat(closed.accepted()).hasSize(1);
        publish(session, ada, ada.addVideo(), "cam-2");

        Browser bob = browser();
        bob.awaitMedia(pull(open(), bob, RemoteTrack.of(session, "cam-2")).get(0));
    }

    @Test
    void showsAnotherTrackInTheSamePlace() {
        SessionId ada = publisher();
        SessionId cy = publisher();
        SessionId session = open();
        Browser bob = browser();
        String mid = pull(session, bob, RemoteTrack.of(ada, "cam")).get(0);

        TracksResult updated = calls.updateTracksAndAwait(session, List.of(RemoteTrack.of(cy, "cam").into(mid)));

        assertThat(updated.refused()).isEmpty();
        bob.awaitMedia(mid);
        assertThat(calls.sessionAndAwait(session).tracks()).filteredOn(
                track -> track.status() == SessionState.Status.ACTIVE).extracting(track -> track.publisher().orElseThrow())
                .containsExactly(cy);
    }

    @Test
    void choosesALayer() {
        Browser ada = browser();
        SessionId publisher = open();
        publish(publisher, ada, ada.addSimulcast("h", "l"), "cam");
        SessionId session = open();
        Browser bob = browser();
        RemoteTrack camera = RemoteTrack.of(publisher, "cam");
        String mid = pull(session, bob, camera.with(Simulcast.prefer("h"))).get(0);
        bob.awaitMedia(mid);

        TracksResult updated = calls.updateTracksAndAwait(session, List.of(camera.with(Simulcast.prefer("l")).into(mid)));

        assertThat(updated.refused()).isEmpty();
        bob.awaitMedia(mid);
    }

    @Test
    void seatsPeopleInARoom() {
        CallsRoom room = CallsRoom.create(calls);
        Browser adas = browser();
        adas.addAudio();
        CallsParticipant ada = room.joinAndAwait(adas.described());
        adas.accept(ada.answer().orElseThrow().sdp());
        adas.flow();
        Browser bobs = browser();

        CallsParticipant bob = room.watchAndAwait(bobs.answerer());
        CallsSession session = bob.session();

        bobs.awaitMedia(session.stateAndAwait().tracks().get(0).mid().orElseThrow());
        ada.leaveAndAwait();
        assertThat(room.participants()).containsExactly(bob);
        assertThat(bob.others()).isEmpty();
    }
}
