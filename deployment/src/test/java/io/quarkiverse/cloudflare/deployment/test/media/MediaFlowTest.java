package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.emulator.support.TestInbox;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestPeer;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.Eventually;
import io.quarkus.test.QuarkusDevModeTest;

/** Members and their peer connections, with real media through the emulator. */
class MediaFlowTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root.addClass(StageRoom.class)
            .addAsResource(new StringAsset(""), "application.properties"));

    private static final URI SERVER = URI.create("http://localhost:8080");

    @Test
    void flowsFromOneMemberToAnother() throws Exception {
        try (HttpMember ada = enter();
                HttpMember bob = enter();
                TestPeer sender = TestPeer.create();
                TestPeer receiver = TestPeer.create()) {
            String mid = publish(ada, sender);
            TestInbox seen = pull(bob, receiver, ada);
            seen.await(20);

            JsonNode updated = bob.session("PUT", "tracks/update", "{'tracks':[%s]}".formatted(HttpMember.remote(ada.alias,
                    "cam", ",'mid':'0','simulcast':{'preferredRid':'l'}"))).ok().json();
            assertThat(updated.at("/tracks/0")).hasToString(
                    "{\"sessionId\":\"%s\",\"trackName\":\"cam\",\"mid\":\"0\"}".formatted(ada.alias));
            seen.awaitMore(20);

            receiver.stop("0");
            JsonNode closed = close(bob, receiver, "0");
            assertThat(closed.at("/tracks")).hasToString("[{\"mid\":\"0\"}]");
            sender.stop(mid);
            close(ada, sender, mid);
            assertThat(bob.pull(ada, "cam").ok().at("/tracks/0/errorCode").asText()).isEqualTo("not_found_track_error");
        }
    }

    @Test
    void endsForOneThatIsKickedThoughItLeavesAnOfferOpen() throws Exception {
        try (HttpMember ada = enter();
                HttpMember bob = enter();
                TestPeer sender = TestPeer.create();
                TestPeer receiver = TestPeer.create()) {
            publish(ada, sender);
            pull(bob, receiver, ada).await(20);
            String real = real(ada, bob);
            assertThat(bob.pull(ada, "cam").ok().at("/requiresImmediateRenegotiation").asBoolean()).isTrue();

            bob.channel.push("kick-me", "{}");

            Eventually.holds("nothing flows", () -> isSilent(ada, real));
        }
    }

    @Test
    void endsForAllIfItsPublisherLeavesAnOfferOpenAndMayNotPublish() throws Exception {
        try (HttpMember ada = enter();
                HttpMember bob = enter();
                TestPeer sender = TestPeer.create();
                TestPeer receiver = TestPeer.create()) {
            publish(ada, sender);
            pull(bob, receiver, ada).await(20);
            String publisher = real(bob, ada);
            String subscriber = real(ada, bob);
            assertThat(ada.pull(ada, "cam").ok().at("/requiresImmediateRenegotiation").asBoolean()).isTrue();

            ada.channel.push("may", "{\"video\":false,\"audio\":true,\"subscribe\":true}");

            assertThat(ada.channel.event("cf_media_reset").at("/4/reason").asText()).isEqualTo("lost");
            Eventually.holds("nothing flows", () -> isSilent(bob, publisher) && isSilent(bob, subscriber));
        }
    }

    private static HttpMember enter() throws Exception {
        return HttpMember.join(SERVER, "stage:flow").open();
    }

    /** @return the mid of a camera that media flows from, in two layers */
    private static String publish(HttpMember member, TestPeer peer) throws Exception {
        String mid = peer.addSimulcast("h", "l");
        peer.accept(member.publish(peer.offer(), mid + " cam camera").ok().at("/sessionDescription/sdp").asText());
        peer.awaitConnected().stream(mid, "h").flow();
        peer.stream(mid, "l").flow();
        member.declare("cam", "camera");
        return mid;
    }

    private static TestInbox pull(HttpMember member, TestPeer peer, HttpMember publisher) throws Exception {
        JsonNode pulled = member.pull(publisher, "cam").ok().json();
        member.answer(peer.answer(pulled.at("/sessionDescription/sdp").asText())).ok();
        peer.awaitConnected();
        return peer.inbox(pulled.at("/tracks/0/mid").asText());
    }

    /** The answer is not applied: without a section that is left, it has no transport. */
    private static JsonNode close(HttpMember member, TestPeer peer, String mid) throws Exception {
        JsonNode closed = member.session("PUT", "tracks/close",
                "{'tracks':[{'mid':'%s'}],'sessionDescription':%s,'force':false}"
                        .formatted(mid, HttpMember.description("offer", peer.offer())))
                .ok().json();
        assertThat(closed.at("/sessionDescription/type").asText()).isEqualTo("answer");
        return closed;
    }

    private static String real(HttpMember asking, HttpMember member) throws Exception {
        return asking.ask("real", "{'alias':'%s'}".formatted(member.alias)).get("session").asText();
    }

    private static boolean isSilent(HttpMember asking, String session) {
        try {
            return asking.ask("active", "{'session':'%s'}".formatted(session)).get("tracks").asInt() == 0;
        } catch (Exception e) {
            throw new AssertionError("Nobody knows what flows", e);
        }
    }
}
