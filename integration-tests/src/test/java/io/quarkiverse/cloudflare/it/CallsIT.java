package io.quarkiverse.cloudflare.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

/** The Calls client in the packaged application. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = StandInResource.class, restrictToAnnotatedClass = true)
class CallsIT {

    private static final String SDP = """
            v=0
            o=- 4962303333179871722 1 IN IP4 0.0.0.0
            s=-
            t=0 0
            a=group:BUNDLE 0 1
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            c=IN IP4 0.0.0.0
            a=mid:0
            a=sendonly
            a=rtpmap:111 opus/48000/2
            m=video 9 UDP/TLS/RTP/SAVPF 96
            c=IN IP4 0.0.0.0
            a=mid:1
            a=sendonly
            a=rtpmap:96 VP8/90000
            a=rid:h send
            a=rid:q send
            a=simulcast:send h;q
            """.replace("\n", "\r\n");

    @Test
    void makesEveryRequest() {
        JsonPath results = given().contentType(ContentType.JSON).body(Map.of("offer", SDP))
                .when().post("/api/probe/calls")
                .then().statusCode(200).extract().jsonPath();

        assertThat(results.getString("openSession")).isNotBlank();
        assertThat(results.getString("publish.description.type")).isEqualTo("answer");
        assertThat(results.getList("publish.tracks.item.trackName")).containsExactly("mic", "cam");
        assertThat(results.getList("state.tracks.trackName")).contains("mic", "cam");
        assertThat(results.getString("pull.description.type")).isEqualTo("offer");
        assertThat(results.getList("updateTracks.tracks.error")).containsOnlyNulls();
        assertThat(results.getString("publishData.channels[0].item.name")).isEqualTo("cursor");
        assertThat(results.getList("closeData.channels")).hasSize(1);
        assertThat(results.getString("openAdapters.adapters[0].item.trackName")).isEqualTo("mic");
        assertThat(results.getList("closeAdapters.adapters.error")).containsOnlyNulls();
        assertThat(results.getString("closeTracks.tracks[0].item.mid")).isEqualTo("0");
        StandInResource.standIn.assertNoViolations();
    }

    @Test
    void makesEveryRequestOfTurnAndAccount() {
        JsonPath results = given().when().post("/api/probe/account").then().statusCode(200).extract().jsonPath();

        assertThat(results.getList("iceServers.iceServers.urls.flatten()", String.class))
                .anyMatch(url -> url.startsWith("turns:"));
        assertThat(results.getString("app.name")).isEqualTo("probe");
        assertThat(results.getString("renamedApp.name")).isEqualTo("renamed");
        assertThat(results.getList("apps.name")).contains("renamed");
        assertThat(results.getString("key.name")).isEqualTo("probe");
        assertThat(results.getString("renamedKey.name")).isEqualTo("renamed");
        assertThat(results.getList("keys.name")).contains("renamed");
        StandInResource.standIn.assertNoViolations();
    }
}
