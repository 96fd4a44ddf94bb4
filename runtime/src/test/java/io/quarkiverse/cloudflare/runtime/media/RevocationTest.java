package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.media.TrackSource.CAMERA;
import static io.quarkiverse.cloudflare.media.TrackSource.MICROPHONE;
import static io.quarkiverse.cloudflare.media.TrackSource.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.runtime.media.MediaSession.Pulled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** What may no longer be is closed at once, whatever the client does. */
class RevocationTest {

    private static final MediaPermissions NO_CAMERA = MediaPermissions.ALL.with(CAMERA, false);

    private final MediaFixture media = new MediaFixture();
    private final MediaMember anna = media.join("anna");
    private final MediaMember bert = media.join("bert");

    @Test
    void closesWhatIsNoLongerPermittedAndNothingElse() {
        media.publish(anna, CAMERA, "cam");
        media.publish(anna, MICROPHONE, "mic");

        assertThat(done(media.revocation.permit(anna, NO_CAMERA))).isEqualTo(true);

        assertThat(media.sfu(anna).closed).containsExactly(List.of("c"));
        assertThat(media.shown(anna)).containsExactly("mic");
        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).extracting("trackName").containsExactly("mic");
        assertThat(media.host.pushed).hasSize(2).first().asString().startsWith("anna cf_permissions ").contains("video=false");
        assertThat(media.host.pushed).last().asString().startsWith("anna cf_unpublished ").contains("reason=not_permitted");
        assertThat(media.host.called).last().asString().startsWith("anna OnUnpublish ");
    }

    @Test
    void takesGrantsAndUndeclaredTracksAway() {
        media.accept(anna, CAMERA, "cam");
        media.say(anna, "cf_publish", "{'source': 'camera'}");

        done(media.revocation.permit(anna, NO_CAMERA));

        assertThat(media.sfu(anna).closed).containsExactly(List.of("c"));
        assertThat(anna.isPublishing()).isFalse();
    }

    @Test
    void saysNothingIfNothingChanges() {
        done(media.revocation.permit(anna, MediaPermissions.ALL.with(TrackSource.DATA, false)));

        assertThat(media.host.pushed).isEmpty();
    }

    @Test
    void closesWhatAMemberReceivesThatMayNoLongerSubscribe() {
        media.publish(bert, CAMERA, "cam");
        media.open(anna).pulled(new Pulled("7", "alias1", "cam"), new SessionId("real"));

        done(media.revocation.permit(anna, new MediaPermissions(true, true, true, true, false)));

        assertThat(media.sfu(anna).closed).containsExactly(List.of("7"));
        assertThat(media.sfu(bert).closed).isEmpty();
    }

    @Test
    void givesUpTheSessionOfOneThatNeverAnswersAnOfferWithin2Seconds() {
        media.publish(anna, CAMERA, "cam");
        media.open(bert).pulled(new Pulled("7", "alias1", "cam"), new SessionId("real"));
        FakeSfu sfu = media.sfu(anna);
        sfu.waitsForAnswer = true;
        UniAssertSubscriber<Boolean> permitted = media.revocation.permit(anna, NO_CAMERA).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        assertThat(media.shown(anna)).isEmpty();

        media.timers.advance(Duration.ofMillis(1_999));
        permitted.assertNotTerminated();
        media.timers.advance(Duration.ofMillis(1));

        permitted.assertCompleted();
        assertThat(media.sessions.find("alias1")).isEmpty();
        assertThat(media.sfu(bert).closed).containsExactly(List.of("7"));
        assertThat(media.host.pushed).last().asString().isEqualTo("anna over lost");
    }

    @Test
    void closesAllOfAMemberThatLeaves() {
        media.publish(anna, CAMERA, "cam");
        media.publish(anna, MICROPHONE, "mic");
        FakeSfu sfu = media.sfu(anna);
        anna.session().orElseThrow().pulled(new Pulled("7", "alias9", "cam"), new SessionId("real"));
        media.say(anna, "cf_publish", "{'source': 'screen'}");

        done(media.revocation.left(anna));

        assertThat(sfu.closed).containsExactly(List.of("c", "m", "7"));
        assertThat(media.revoked).containsExactly("revokeFor anna");
        assertThat(media.registry.tracks(MediaFixture.ADDRESS)).isEmpty();
        assertThat(media.sessions.all()).isEmpty();
        assertThat(anna.isPublishing()).isFalse();
        assertThat(media.host.pushed).containsExactly("anna over replaced");
    }

    @Test
    void closesAllOfAMemberThatIsTakenOutOfTheCall() {
        media.publish(anna, SCREEN, "screen");
        FakeSfu sfu = media.sfu(anna);

        assertThat(done(media.revocation.remove(anna))).isEqualTo(true);

        assertThat(sfu.closed).containsExactly(List.of("s"));
        assertThat(media.host.pushed).first().isEqualTo("anna cf_media_closed {reason=removed}");
        assertThat(media.host.metas.get("anna").get("media")).isEqualTo("closed");
        assertThat(media.shown(anna)).isEmpty();
        assertThat(media.revoked).containsExactly("revokeFor anna");
        assertThat(media.say(anna, "cf_publish", "{'source': 'camera'}")).isEqualTo("not_permitted {}");
    }

    @Test
    void takesAMemberOutOfTheCallThatHasNoSession() {
        assertThat(done(media.revocation.remove(anna))).isEqualTo(true);
        done(media.revocation.left(bert));

        assertThat(media.revoked).containsExactly("revokeFor anna", "revokeFor bert");
    }

    private static <T> T done(Uni<T> work) {
        return work.subscribe().withSubscriber(UniAssertSubscriber.create()).assertCompleted().getItem();
    }
}
