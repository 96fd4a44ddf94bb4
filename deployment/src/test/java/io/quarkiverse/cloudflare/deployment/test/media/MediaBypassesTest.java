package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** Whatever one request could get out of Cloudflare that a member must not have. None of them gets there. */
class MediaBypassesTest extends WatchedTest {

    private static final String CAM = SdpText.offer("video 0 sendonly");
    private static final String OFFER = HttpMember.description("offer", CAM);

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(StageRoom.class, StageRoom.May.class, HttpMember.class,
            HttpMember.Answer.class, TestMember.class);

    @TestHTTPResource("/")
    URI server;

    private HttpMember eve;

    @BeforeEach
    void enter() throws Exception {
        cloudflare.heal();
        eve = HttpMember.join(server, "stage:a").open();
        eve.ask("cf_publish", "{'source':'camera'}");
        cloudflare.forget();
    }

    @AfterEach
    void nothingIsSent() {
        eve.close();
        assertThat(cloudflare.exchanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/datachannels/establish", "/datachannels/new", "/datachannels/update", "/datachannels/close",
            "", "/", "/tracks", "/tracks/new/", "/tracks/new/x", "/tracks//new", "/../sessions/new", "/tracks/%6eew",
            "%2Ftracks/new", "/tracks/new;v=1" })
    void ofOtherPaths(String operation) throws Exception {
        for (String method : new String[] { "POST", "PUT", "GET" }) {
            eve.call(method, "/sessions/" + eve.alias + operation, method.equals("GET") ? "" : "{}")
                    .refused(404, "not_found", "There is no such path");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/adapters/websocket/new", "/adapters/websocket/close", "", "/", "/sessions", "/sessions/new/",
            "/x/../sessions/new", "/%2e%2e/stage%3Aa/sessions/new", "/generate-ice-servers/x" })
    void ofPathsThatAreOfNoSession(String operation) throws Exception {
        eve.call("POST", operation, "{}").refused(404, "not_found", "There is no such path");
    }

    @ParameterizedTest
    @CsvSource({ "GET, tracks/new, POST", "PUT, tracks/new, POST", "POST, renegotiate, PUT", "DELETE, tracks/close, PUT",
            "PATCH, tracks/update, PUT", "OPTIONS, tracks/new, POST" })
    void byOtherMethods(String method, String operation, String allowed) throws Exception {
        HttpMember.Answer answer = eve.session(method, operation, "");

        answer.refused(405, "method_not_allowed", "See the header Allow");
        assertThat(answer.headers().firstValue("allow")).contains(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'autoDiscover':true,'sessionDescription':OFFER,'tracks':[]} | The body may have only sessionDescription, tracks here
            {'sessionDescription':OFFER,'tracks':[{'location':'local','mid':'0','trackName':'a','bidirectionalMediaStream':true}]} | tracks[0] may have only location, mid, trackName here
            {'tracks':[{'location':'local','trackName':'a','kind':'video','bidirectionalMediaStream':true}]} | tracks[0] may have only location, sessionId, simulcast, trackName here
            {'tracks':[{'location':'remote','sessionId':'a','trackName':'b','mid':'#b'}]} | tracks[0] may have only location, sessionId, simulcast, trackName here
            {'sessionDescription':OFFER,'tracks':[{'location':'remote','sessionId':'a','trackName':'b'}]} | tracks[0] may have only location, mid, trackName here
            {'sessionDescription':OFFER,'tracks':[{'location':'local','mid':'#b','trackName':'b'}]} | tracks[0].mid must be the mid of a section: 1 to 32 letters, digits, or some of _ . -
            {'tracks':[],'tracks':[]} | The body is no JSON, or has a field twice
            {'x':{'y':1,'y':2}} | The body is no JSON, or has a field twice
            """)
    void byWhatTracksMayNotHave(String body, String description) throws Exception {
        eve.session("POST", "tracks/new", body.replace("OFFER", OFFER)).refused(400, "invalid_request", description);
    }

    @Test
    void byABodyOfANewSession() throws Exception {
        HttpMember.Answer answer = eve.call("POST", "/sessions/new", HttpMember.description("offer", CAM));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void byUpdatingToAForeignTrack() throws Exception {
        for (String mid : new String[] { "0", "9" }) {
            eve.session("PUT", "tracks/update", "{'tracks':[%s]}".formatted(HttpMember.remote("someone", "cam",
                    ",'mid':'%s','simulcast':{'preferredRid':'h'}".formatted(mid))))
                    .refused(403, "not_permitted", "mid must be that of a transceiver which receives this very track");
        }
        eve.session("PUT", "tracks/update", "{'tracks':[%s]}".formatted(HttpMember.remote("someone", "cam",
                ",'mid':'#cam','simulcast':{'preferredRid':'h'}"))).refused(400, "invalid_request",
                        "tracks[0].mid must be the mid of a section: 1 to 32 letters, digits, or some of _ . -");
    }

    @Test
    void byPublishingWithoutAGrant() throws Exception {
        try (HttpMember ann = HttpMember.join(server, "stage:a").open()) {
            cloudflare.forget();
            HttpMember.Answer answer = ann.publishUnasked(CAM, "0 cam camera");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.at("/errorCode").asText()).isEqualTo("not_granted");
        }
    }

    @Test
    void byABodyThatIsTooLarge() throws Exception {
        HttpMember.Answer overHttp2 = eve.session("POST", "tracks/new", " ".repeat(256 * 1024 + 1));
        overHttp2.refused(413, "too_large", "A body has at most 262144 bytes");
        assertThat(overHttp2.headers().map()).as("a header that HTTP/2 forbids").doesNotContainKey("connection");

        eve.client = HttpMember.OVER_HTTP_1;
        HttpMember.Answer overHttp1 = eve.session("POST", "tracks/new", " ".repeat(256 * 1024 + 1));
        overHttp1.refused(413, "too_large", "A body has at most 262144 bytes");
        assertThat(overHttp1.headers().firstValue("connection")).contains("close");
    }

    @Test
    void byAnAnswerNobodyWaitsFor() throws Exception {
        eve.answer(CAM).refused(400, "invalid_request", "No offer waits for this answer");
    }
}
