package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** What members are told when Cloudflare fails. */
class MediaFailuresTest extends WatchedTest {

    private static final String CAM = SdpText.offer("video 0 sendonly");
    private static final String ERROR = "{\"errorCode\":\"%s\",\"errorDescription\":\"words of Cloudflare\"}";

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(StageRoom.class, StageRoom.May.class, HttpMember.class,
            HttpMember.Answer.class, TestMember.class);

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void heal() {
        cloudflare.heal();
        cloudflare.forget();
    }

    @Test
    void saysThatASessionIsGoneAndHasItReplaced() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open()) {
            cloudflare.on(Operation.ADD_TRACKS).play(Fault.status(410, ERROR.formatted("session_error")));

            ada.publish(CAM, "0 cam camera").refused(410, "session_error", "The session is gone; open a new one");

            assertThat(ada.channel.event("cf_media_reset").get(4)).hasToString("{\"reason\":\"gone\"}");
            assertThat(ada.publish(CAM, "0 cam camera").status()).isEqualTo(404);
            ada.open().publish(CAM, "0 cam camera").ok();
        }
    }

    @Test
    void givesASessionUpThatNobodyKnowsTheStateOf() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open()) {
            cloudflare.on(Operation.ADD_TRACKS).play(Fault.resetAfterApply());

            ada.publish(CAM, "0 cam camera").refused(410, "session_error", "The session is gone; open a new one");

            assertThat(ada.channel.event("cf_media_reset").get(4)).hasToString("{\"reason\":\"lost\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({ "401, unauthorized, 502", "404, not_found, 502", "503, backend_error, 502" })
    void hasNoBodyIfNoSessionCanBeOpened(int status, String code, int expected) throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a")) {
            cloudflare.on(Operation.CREATE_SESSION).always().play(Fault.status(status, ERROR.formatted(code)));

            HttpMember.Answer answer = ada.call("POST", "/sessions/new", "");

            assertThat(answer.status()).isEqualTo(expected);
            assertThat(answer.text()).isEmpty();
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
        }
    }

    @ParameterizedTest
    @CsvSource({ "406, invalid_session_description", "409, signaling_state_not_stable", "400, decoding_error" })
    void saysInItsOwnWordsWhatWasRefused(int status, String code) throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open()) {
            cloudflare.on(Operation.ADD_TRACKS).play(Fault.status(status, ERROR.formatted(code)));

            ada.publish(CAM, "0 cam camera").refused(400, "invalid_request", "The session description, or its moment, was "
                    + "refused: answer an open offer first, and send what the peer connection gave");
        }
    }

    @Test
    void namesNoSessionAndNoSecretOfCloudflareInAnyAnswer() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open();
                HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            ada.publish(CAM, "0 cam camera").ok();
            ada.declare("cam", "camera");
            String offer = bob.pull(ada, "cam").ok().at("/sessionDescription/sdp").asText();
            bob.answer(SdpText.answerTo(offer)).ok();
            List<String> hidden = cloudflare.exchanges().stream().map(Exchange::path)
                    .filter(path -> path.contains("/sessions/"))
                    .map(path -> path.replaceFirst(".*/sessions/([^/]+).*", "$1")).filter(id -> !id.equals("new")).distinct()
                    .toList();

            assertThat(hidden).hasSizeGreaterThanOrEqualTo(2);
            assertThat(HttpMember.ANSWERS).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer).doesNotContain(cloudflare.appSecret(), cloudflare.appId(), cloudflare.turnKeyToken(),
                        "words of Cloudflare", "Cloudflare Calls");
                assertThat(answer).doesNotContain(hidden);
            });
        }
    }
}
