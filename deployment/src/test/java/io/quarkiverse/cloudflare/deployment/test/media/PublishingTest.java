package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

/** From the wish to publish to what the room sees, on the wire. */
class PublishingTest extends TalkTest {

    @RegisterExtension
    static final QuarkusUnitTest app = talk(Registry.class)
            .overrideConfigKey("quarkus.cloudflare.media.session-poll", "200ms")
            .overrideConfigKey("quarkus.cloudflare.rooms.rejoin-grace", "60s");

    @Inject
    MeterRegistry meters;

    static class Registry {

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void tellsTheClientWhyTheApplicationRefuses() throws Exception {
        try (HttpMember ada = join()) {
            assertThat(ada.channel.ask("cf_publish", "{\"source\":\"screen\"}")).hasToString(
                    "{\"status\":\"error\",\"response\":{\"reason\":\"hosts_only\",\"details\":{\"host\":\"bob\"}}}");
        }
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        try (HttpMember ada = join()) {
            JsonNode response = ada.channel.ask("cf_publish", "{\"source\":\"data\"}").get("response");

            assertThat(response.get("reason").asText()).isEqualTo("invalid_payload");
            assertThat(response.at("/details/field").asText()).isEqualTo("source");
            assertThat(response.at("/details/problem").asText()).isEqualTo("must be camera, microphone, screen");
        }
    }

    @Test
    void refusesAThirdPublisher() throws Exception {
        try (HttpMember ada = publisher(); HttpMember bob = publisher(); HttpMember eve = join()) {
            assertThat(eve.channel.ask("cf_publish", "{\"source\":\"camera\"}").get("response"))
                    .hasToString("{\"reason\":\"too_many_publishers\",\"details\":{\"limit\":2}}");

            bob.ask("cf_publish", "{'source':'camera'}");
            ada.ask("phx_leave", "{}");
            eve.ask("cf_publish", "{'source':'camera'}");
        }
    }

    @Test
    void showsATrackOnceItIsDeclaredWhateverMetaTheApplicationGives() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = join().open()) {
            assertThat(awaitTracks(bob, ada).get("media").asText()).isEqualTo("new");
            ada.publish(SdpText.offer("video 0 sendonly h l"), "0 cam camera").ok();

            ada.declare("cam", "camera");

            JsonNode shown = awaitTracks(bob, ada, "cam").get("tracks").get(0);
            assertThat(shown.get("sessionId").asText()).isEqualTo(ada.alias);
            assertThat(shown.get("kind").asText() + " " + shown.get("source").asText()).isEqualTo("video camera");
            assertThat(shown.get("muted").asBoolean(true)).isFalse();
            assertThat(shown.get("simulcast")).hasToString("[]");
            ada.ask("rename", "{}");
            assertThat(awaitTracks(bob, ada, "cam").get("name").asText()).isEqualTo("Ada");
            ada.ask("cf_mute", "{'trackName':'cam','muted':true}");
            assertThat(awaitTracks(bob, ada, "cam").at("/tracks/0/muted").asBoolean()).isTrue();
            assertThat(meters.get("cloudflare.media.tracks").tag("source", "camera").gauge().value()).isPositive();
            ada.ask("cf_unpublish", "{'trackName':'cam'}");
            assertThat(awaitTracks(bob, ada).get("name").asText()).isEqualTo("Ada");
            assertThat(told(bob, "heard")).isEqualTo("{\"ended\":\"cam\"}");
        }
    }

    @Test
    void tellsCallbacksOfStatesAndQuality() throws Exception {
        try (HttpMember ada = join(); HttpMember bob = join()) {
            ada.ask("cf_media_state", "{'state':'connected'}");
            assertThat(told(bob, "heard")).isEqualTo("{\"state\":\"connected\"}");
            assertThat(awaitTracks(bob, ada).get("media").asText()).isIn("new", "connected");

            ada.ask("cf_quality", "{'rtt':0.05,'jitter':0,'loss':0.5,'bitrate_in':1,'bitrate_out':2,'level':'poor'}");
            ada.ask("cf_quality", "{'rtt':0.05,'jitter':0,'loss':0.5,'bitrate_in':1,'bitrate_out':2,'level':'poor'}");
            assertThat(told(bob, "heard")).contains("loss=0.5", "level=POOR");
            assertThat(bob.channel.socket().taken("heard")).isEmpty();
            assertThat(meters.get("cloudflare.media.quality.loss").tag("level", "poor").summary().totalAmount())
                    .isEqualTo(0.5);
        }
    }

    @Test
    void keepsAllOfAMemberThatIsAway() throws Exception {
        try (HttpMember ada = publisher(); HttpMember bob = join().open(); RawSocket later = RawSocket.connect(server)) {
            ada.channel.socket().cut();

            assertThat(bob.pull(ada, "cam").ok().at("/tracks/0/mid").asText()).isNotEmpty();
            JsonNode back = later.join("1", topic, "{\"_room\":{\"resume\":{\"token\":\"%s\"}}}"
                    .formatted(ada.channel.welcome().at("/_room/resume").asText()));

            assertThat(back.at("/_room/resumed").asBoolean()).isTrue();
            later.send("[\"1\",\"9\",\"%s\",\"cf_mute\",{\"trackName\":\"cam\",\"muted\":true}]".formatted(topic));
            assertThat(later.reply("9").at("/4/status").asText()).isEqualTo("ok");
            assertThat(cloudflare.count(Operation.CLOSE_TRACKS)).isZero();
        }
    }

    @Test
    void tellsTheClientThatItsSessionIsGone() throws Exception {
        try (HttpMember bob = join(); HttpMember ada = publisher()) {
            awaitTracks(bob, ada, "cam", "mic");

            cloudflare.session(lastSession()).expire();

            assertThat(told(ada, "cf_media_reset")).isEqualTo("{\"reason\":\"gone\"}");
            assertThat(awaitTracks(bob, ada).get("media").asText()).isIn("new", "failed");
            assertThat(bob.open().pull(ada, "cam").ok().at("/tracks/0/errorCode").asText())
                    .isEqualTo("not_found_track_error");
            ada.open().publish(SdpText.offer("video 0 sendonly"), "0 cam camera").ok();
            ada.declare("cam", "camera");
            awaitTracks(bob, ada, "cam");
        }
    }
}
