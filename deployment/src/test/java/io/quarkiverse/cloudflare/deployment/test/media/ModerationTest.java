package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

/** What is taken away is closed at Cloudflare, whatever the client does. */
class ModerationTest extends TalkTest {

    @RegisterExtension
    static final QuarkusUnitTest app = talk();

    private static final String BOTH_CLOSED = "{\"tracks\":[{\"mid\":\"0\"},{\"mid\":\"1\"}],\"force\":true}";

    @Test
    void closesWhatIsNoLongerPermitted() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = publisher()) {
            awaitTracks(bob, ada, "cam", "mic");

            assertThat(moderate(bob, "no-video", ada, "")).hasToString("{\"there\":true}");

            assertThat(awaitForcedClose(1)).isEqualTo("{\"tracks\":[{\"mid\":\"0\"}],\"force\":true}");
            assertThat(ada.channel.event("cf_permissions").get(4).get("video").asBoolean(true)).isFalse();
            assertThat(ada.channel.event("cf_unpublished").get(4).get("reason").asText()).isEqualTo("not_permitted");
            awaitTracks(bob, ada, "mic");
            assertThat(ada.channel.ask("cf_publish", "{\"source\":\"camera\"}").at("/response/reason").asText())
                    .isEqualTo("not_permitted");
        }
    }

    @Test
    void givesUpTheSessionOfOneThatNeverAnswersAnOffer() throws Exception {
        try (HttpMember bob = publisher(); HttpMember ada = publisher()) {
            bob.pull(ada, "cam").ok();
            String bobs = lastSession();
            ada.pull(bob, "cam").ok();
            String adas = lastSession();
            assertThat(cloudflare.session(adas).isOffered()).isTrue();
            cloudflare.switches().forceCloseWhileNegotiating(true);

            moderate(bob, "no-video", ada, "");

            assertThat(told(ada, "cf_media_reset")).isEqualTo("{\"reason\":\"lost\"}");
            awaitTracks(bob, ada);
            assertThat(cloudflare.exchanges(Operation.CLOSE_TRACKS)).extracting(close -> close.parameter("session"))
                    .contains(adas, bobs);
        }
    }

    @Test
    void closesAllOfAMemberThatLeavesAndRevokesItsRelay() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = publisher()) {
            awaitTracks(bob, ada, "cam", "mic");

            ada.ask("phx_leave", "{}");

            assertThat(awaitForcedClose(1)).isEqualTo(BOTH_CLOSED);
            cloudflare.awaitCount(Operation.REVOKE_CREDENTIALS, 1);
            awaitGone(bob, ada);
            assertThat(bob.open().pull(ada, "cam").ok().at("/tracks/0/errorCode").asText())
                    .isEqualTo("not_found_track_error");
            assertThat(ada.call("POST", "/sessions/new", "").status()).isEqualTo(401);
        }
    }

    @Test
    void closesAllOfAMemberThatIsKicked() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = publisher()) {
            // Who goes before anybody was told that it came is not mentioned at all.
            awaitTracks(bob, ada, "cam", "mic");
            moderate(bob, "kick", ada, "");

            assertThat(awaitForcedClose(1)).isEqualTo(BOTH_CLOSED);
            awaitGone(bob, ada);
            assertThat(ada.pull(ada, "cam").status()).isEqualTo(401);
        }
    }

    @Test
    void takesAMemberOutOfTheCallButNotOfTheRoom() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = publisher()) {
            moderate(bob, "remove", ada, "");

            assertThat(told(ada, "cf_media_closed")).isEqualTo("{\"reason\":\"removed\"}");
            assertThat(awaitForcedClose(1)).isEqualTo(BOTH_CLOSED);
            assertThat(awaitTracks(bob, ada).get("media").asText()).isIn("new", "closed");
            assertThat(ada.call("POST", "/sessions/new", "").status()).isEqualTo(401);
            ada.ask("rename", "{}");
        }
    }

    @Test
    void stopsATrackOfSomebody() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = publisher()) {
            assertThat(moderate(bob, "stop", ada, "cam")).hasToString("{\"there\":true}");

            assertThat(awaitForcedClose(1)).isEqualTo("{\"tracks\":[{\"mid\":\"0\"}],\"force\":true}");
            assertThat(ada.channel.event("cf_unpublished").get(4).get("reason").asText()).isEqualTo("moderated");
            assertThat(moderate(bob, "stop", ada, "cam")).hasToString("{\"there\":false}");
        }
    }

    @Test
    void closesWhatIsNotMutedByItsClient() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = publisher()) {
            moderate(bob, "mute", ada, "mic");
            moderate(bob, "mute", ada, "cam");

            assertThat(told(ada, "cf_mute_request")).isEqualTo("{\"trackName\":\"mic\"}");
            ada.ask("cf_mute", "{'trackName':'mic','muted':true}");

            assertThat(awaitForcedClose(1)).isEqualTo("{\"tracks\":[{\"mid\":\"0\"}],\"force\":true}");
            assertThat(awaitTracks(bob, ada, "mic").at("/tracks/0/muted").asBoolean()).isTrue();
            assertThat(cloudflare.count(Operation.CLOSE_TRACKS)).isEqualTo(1);
        }
    }
}
