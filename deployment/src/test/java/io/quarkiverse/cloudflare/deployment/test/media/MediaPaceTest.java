package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** How much members may ask, and how long they may take. */
class MediaPaceTest extends WatchedTest {

    private static final String CAM = SdpText.offer("video 0 sendonly");

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(StageRoom.class, StageRoom.May.class, HttpMember.class,
            HttpMember.Answer.class, TestMember.class, TestTimers.class, MovableTimers.class);

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @BeforeEach
    void heal() {
        cloudflare.heal();
        cloudflare.forget();
    }

    @Test
    void givesASessionUpWhoseOfferIsNotAnswered() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a").open();
                HttpMember bob = HttpMember.join(server, "stage:a").open()) {
            ada.publish(CAM, "0 cam camera").ok();
            ada.declare("cam", "camera");
            bob.pull(ada, "cam").ok();

            time.advance(Duration.ofSeconds(15));

            bob.pull(ada, "cam").refused(410, "session_error", "The session is gone; open a new one");
            assertThat(bob.channel.event("cf_media_reset").get(4)).hasToString("{\"reason\":\"lost\"}");
        }
    }

    @Test
    void limitsHowOftenAMemberAsks() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a"); HttpMember bob = HttpMember.join(server, "stage:a")) {
            for (int i = 0; i < 40; i++) {
                ada.call("GET", "/generate-ice-servers", "").ok();
            }

            HttpMember.Answer answer = ada.call("GET", "/generate-ice-servers", "");
            answer.refused(429, "rate_limited", "A member may ask 20 times per second, and have 8 requests under way");
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
            assertThat(ada.call("POST", "/sessions/new", "").text()).isEmpty();
            bob.call("GET", "/generate-ice-servers", "").ok();

            time.advance(Duration.ofMillis(50));
            ada.call("GET", "/generate-ice-servers", "").ok();
            assertThat(ada.call("GET", "/generate-ice-servers", "").status()).isEqualTo(429);
        }
    }
}
