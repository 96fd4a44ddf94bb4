package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** What partytracks asks, and what becomes of it at Cloudflare. */
class MediaHttpTest extends WatchedTest {

    private static final String MIC_AND_CAM = SdpText.offer("audio 0 sendonly", "video 1 sendonly");

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(StageRoom.class, StageRoom.May.class, HttpMember.class,
            HttpMember.Answer.class, TestMember.class);

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void start() {
        cloudflare.heal();
        cloudflare.forget();
    }

    @AfterEach
    void everyRequestKeptTheContract() {
        cloudflare.assertNoViolations();
    }

    @Test
    void opensASessionUnderAnAlias() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a")) {
            HttpMember.Answer answer = ada.call("POST", "/sessions/new", "");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.at("/sessionId").asText()).matches("[A-Za-z0-9_-]{22}");
            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
            assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
            assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
            assertThat(last(Operation.CREATE_SESSION).hasBody()).isFalse();
            assertThat(last(Operation.CREATE_SESSION).query()).isEmpty();
        }
    }

    @Test
    void publishesWhatWasAskedForAndLimitsIt() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open()) {
            HttpMember.Answer answer = ada.publish(MIC_AND_CAM, "0 mic microphone", "1 cam camera").ok();

            assertThat(answer.at("/tracks"))
                    .hasToString("[{\"trackName\":\"mic\",\"mid\":\"0\"},{\"trackName\":\"cam\",\"mid\":\"1\"}]");
            assertThat(answer.at("/requiresImmediateRenegotiation").asBoolean(true)).isFalse();
            assertThat(answer.at("/sessionDescription/type").asText()).isEqualTo("answer");
            assertThat(answer.at("/sessionDescription/sdp").asText()).contains("b=TIAS:32000", "b=TIAS:500000");
            assertThat(last(Operation.ADD_TRACKS).json().toString()).isEqualTo(
                    "{\"sessionDescription\":{\"type\":\"offer\",\"sdp\":\"%s\"},"
                            .formatted(MIC_AND_CAM.replace("\r\n", "\\r\\n"))
                            + "\"tracks\":[{\"location\":\"local\",\"mid\":\"0\",\"trackName\":\"mic\"},"
                            + "{\"location\":\"local\",\"mid\":\"1\",\"trackName\":\"cam\"}]}");
        }
    }

    @Test
    void pullsAnswersUpdatesAndCloses() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open();
                HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            publishCam(ada);

            JsonNode pulled = bob.pull(ada, "cam").ok().json();
            String mid = pulled.at("/tracks/0/mid").asText();
            assertThat(pulled.at("/tracks")).hasToString(
                    "[{\"sessionId\":\"%s\",\"trackName\":\"cam\",\"mid\":\"%s\"}]".formatted(ada.alias, mid));
            assertThat(pulled.at("/requiresImmediateRenegotiation").asBoolean()).isTrue();
            assertThat(bob.answer(SdpText.answerTo(pulled.at("/sessionDescription/sdp").asText())).ok().text()).isEqualTo("{}");

            HttpMember.Answer updated = bob.session("PUT", "tracks/update", "{'tracks':[%s]}".formatted(HttpMember
                    .remote(ada.alias, "cam", ",'mid':'%s','simulcast':{'preferredRid':'h'}".formatted(mid)))).ok();
            assertThat(updated.at("/tracks/0/sessionId").asText()).isEqualTo(ada.alias);
            assertThat(last(Operation.UPDATE_TRACKS).json().at("/tracks/0/simulcast/preferredRid").asText()).isEqualTo("h");

            HttpMember.Answer closed = bob.session("PUT", "tracks/close", "{'tracks':[{'mid':'%s'}],'force':true}"
                    .formatted(mid)).ok();
            assertThat(closed.text())
                    .isEqualTo("{\"requiresImmediateRenegotiation\":false,\"tracks\":[{\"mid\":\"%s\"}]}".formatted(mid));
        }
    }

    @Test
    void closesWithAnOffer() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open()) {
            publishCam(ada);

            HttpMember.Answer closed = ada.session("PUT", "tracks/close",
                    "{'tracks':[{'mid':'0'}],'sessionDescription':%s,'force':false}"
                            .formatted(HttpMember.description("offer", SdpText.offer("video 0 inactive"))))
                    .ok();

            assertThat(closed.at("/sessionDescription/type").asText()).isEqualTo("answer");
            assertThat(closed.at("/sessionDescription/sdp").asText()).contains("b=TIAS:500000");
        }
    }

    @Test
    void refusesTracksOneByOne() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open();
                HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            publishCam(ada);

            HttpMember.Answer pulled = bob.session("POST", "tracks/new", "{'tracks':[%s,%s]}"
                    .formatted(HttpMember.remote(ada.alias, "mic", ""), HttpMember.remote(ada.alias, "cam", ""))).ok();

            assertThat(pulled.at("/tracks/0")).hasToString(
                    "{\"sessionId\":\"%s\",\"trackName\":\"mic\",\"errorCode\":\"not_found_track_error\","
                            .formatted(ada.alias) + "\"errorDescription\":\"No such track is published in this room\"}");
            assertThat(pulled.at("/tracks/1/mid").asText()).isNotEmpty();
            assertThat(last(Operation.ADD_TRACKS).json().at("/tracks")).hasSize(1);
        }
    }

    @Test
    void replacesTheSessionOfAMember() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open();
                HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            publishCam(ada);
            String first = ada.alias;

            ada.open();

            assertThat(ada.alias).isNotEqualTo(first);
            assertThat(bob.pull(first, "cam").ok().at("/tracks/0/errorCode").asText()).isEqualTo("not_found_track_error");
            ada.call("POST", "/sessions/" + first + "/tracks/new", "{'tracks':[%s]}"
                    .formatted(HttpMember.remote(ada.alias, "cam", "")))
                    .refused(404, "not_found", "This member has no such session; open one with sessions/new");
        }
    }

    @Test
    void givesIceServers() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a")) {
            assertThat(ada.call("GET", "/generate-ice-servers", "").ok().text()).contains("turn:", "credential");
            assertThat(ada.send("GET", ada.path + "/generate-ice-servers", "").ok().text())
                    .isEqualTo("{\"iceServers\":[{\"urls\":[\"stun:stun.cloudflare.com:3478\"]}]}");
        }
    }

    private static void publishCam(HttpMember member) throws Exception {
        member.publish(SdpText.offer("video 0 sendonly h l"), "0 cam camera").ok();
        member.declare("cam", "camera");
    }

    private Exchange last(Operation operation) {
        List<Exchange> exchanges = cloudflare.exchanges(operation);
        assertThat(exchanges).as("requests of " + operation).isNotEmpty();
        return exchanges.get(exchanges.size() - 1);
    }
}
