package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** Nobody reaches what belongs to others: not their sessions, not their rooms, not with what was theirs once. */
class MediaIsolationTest extends WatchedTest {

    private static final String NO_TOKEN = "A token of this room is needed that is valid now; ask for one with cf_media_token";
    private static final String NO_SESSION = "This member has no such session; open one with sessions/new";

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(StageRoom.class, StageRoom.May.class, HttpMember.class,
            HttpMember.Answer.class, TestMember.class);

    @TestHTTPResource("/")
    URI server;

    private HttpMember ada;

    @BeforeEach
    void publish() throws Exception {
        cloudflare.heal();
        ada = HttpMember.join(server, "stage:a").open();
        ada.publish(SdpText.offer("video 0 sendonly"), "0 cam camera").ok();
    }

    @AfterEach
    void leaveTheRoom() {
        ada.close();
    }

    @Test
    void keepsATrackToItselfUntilItIsDeclared() throws Exception {
        try (HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            assertThat(bob.pull(ada, "cam").ok().at("/tracks/0/errorCode").asText()).isEqualTo("not_found_track_error");

            ada.declare("cam", "camera");

            assertThat(bob.pull(ada, "cam").ok().at("/tracks/0/mid").asText()).isNotEmpty();
        }
    }

    @Test
    void keepsATrackInItsRoom() throws Exception {
        try (HttpMember bob = HttpMember.join(server, "stage:b").open()) {
            ada.declare("cam", "camera");
            int before = cloudflare.count(Operation.ADD_TRACKS);

            assertThat(bob.pull(ada, "cam").ok().at("/tracks/0/errorCode").asText()).isEqualTo("not_found_track_error");
            bob.path = ada.path;
            bob.pull(ada, "cam").refused(401, "unauthorized", NO_TOKEN);

            assertThat(cloudflare.count(Operation.ADD_TRACKS)).isEqualTo(before);
        }
    }

    @Test
    void knowsNoSessionOfCloudflare() throws Exception {
        try (HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            ada.declare("cam", "camera");
            String path = cloudflare.exchanges(Operation.ADD_TRACKS).get(cloudflare.count(Operation.ADD_TRACKS) - 1).path();
            String real = path.replaceFirst(".*/sessions/([^/]+)/.*", "$1");

            assertThat(bob.pull(real, "cam").ok().at("/tracks/0/errorCode").asText()).isEqualTo("not_found_track_error");
            ada.alias = real;
            ada.session("PUT", "tracks/close", "{'tracks':[{'mid':'0'}],'force':true}").refused(404, "not_found", NO_SESSION);
        }
    }

    @Test
    void letsNobodyUseTheSessionOfAnother() throws Exception {
        try (HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            int before = cloudflare.exchanges().size();
            bob.alias = ada.alias;

            bob.session("PUT", "tracks/close", "{'tracks':[{'mid':'0'}],'force':true}").refused(404, "not_found", NO_SESSION);
            bob.pull(ada, "cam").refused(404, "not_found", NO_SESSION);
            bob.answer(SdpText.offer("video 0 recvonly")).refused(404, "not_found", NO_SESSION);

            assertThat(cloudflare.exchanges()).hasSize(before);
        }
    }

    @Test
    void takesNoTokenThatIsForgedOrAbsent() throws Exception {
        String path = ada.path + "/sessions/" + ada.alias + "/renegotiate";
        String forged = ada.token.substring(0, ada.token.length() - 2) + (ada.token.endsWith("AA") ? "BB" : "AA");

        HttpMember.Answer absent = ada.send("PUT", path, "{}");
        absent.refused(401, "unauthorized", NO_TOKEN);
        assertThat(absent.headers().firstValue("www-authenticate")).contains("Bearer");
        ada.send("PUT", path, "{}", "Authorization", "Bearer " + forged).refused(401, "unauthorized", NO_TOKEN);
        ada.send("PUT", path, "{}", "Authorization", "Basic " + ada.token).refused(401, "unauthorized", NO_TOKEN);
        ada.send("PUT", path, "{}", "Authorization", "Bearer " + ada.token, "Authorization", "Bearer " + ada.token)
                .refused(401, "unauthorized", NO_TOKEN);
        HttpMember.Answer silent = ada.send("POST", ada.path + "/sessions/new", "");
        assertThat(silent.status()).isEqualTo(401);
        assertThat(silent.text()).isEmpty();
    }

    @Test
    void takesNoTokenOfAnEarlierJoin() throws Exception {
        String resume = ada.channel.welcome().at("/_room/resume").asText();
        ada.channel.socket().cut();
        try (TestMember again = TestMember.join(server, "stage:a",
                "{\"_room\":{\"resume\":{\"token\":\"%s\"}}}".formatted(resume))) {
            assertThat(again.id()).isEqualTo(ada.id());

            ada.pull(ada, "cam").refused(401, "unauthorized", NO_TOKEN);
            ada.token = again.welcome().at("/_room/media/token").asText();
            ada.pull(ada, "cam").ok();
        }
    }

    @Test
    void takesNoTokenOfSomebodyWhoWasKickedOrRemoved() throws Exception {
        try (HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            ada.channel.push("kick-me", "{}");
            ada.channel.event("phx_close");
            ada.pull(ada, "cam").refused(401, "unauthorized", NO_TOKEN);

            bob.channel.push("remove-me", "{}");
            bob.channel.event("cf_media_closed");
            bob.pull(ada, "cam").refused(401, "unauthorized", NO_TOKEN);
        }
    }

    @Test
    void takesNoTokenOfAMemberThatHasLeft() throws Exception {
        ada.channel.reply(leave());

        ada.pull(ada, "cam").refused(401, "unauthorized", NO_TOKEN);
    }

    private String leave() {
        ada.channel.socket().send("[\"1\",\"99\",\"stage:a\",\"phx_leave\",{}]");
        return "99";
    }
}
