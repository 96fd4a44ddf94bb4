package io.quarkiverse.cloudflare.deployment.emulator.api;

import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

class ControlOperationsTest {

    private static final String FAULT = "/sessions/" + SESSION + "/tracks/a%20track/fault";

    private final ApiFixture api = new ApiFixture();

    @BeforeEach
    void open() {
        api.sfu("POST", "/sessions/new?correlationId=lobby", "");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void done(String method, String path, String body) {
        assertThat(api.control(method, path, body)).hasToString("200 {}");
    }

    @Test
    void showsEverything() {
        JsonNode state = api.control("GET", "/state", "").json();

        assertThat(state.get("sessions")).hasToString("[{\"id\":\"" + SESSION + "\",\"correlationId\":\"lobby\","
                + "\"connected\":true,\"offered\":false,\"created\":\"1970-01-01T00:00:00Z\",\"tracks\":["
                + "{\"location\":\"local\",\"mid\":\"0\",\"trackName\":\"mic\",\"status\":\"active\",\"kind\":\"audio\","
                + "\"streams\":[{\"ssrc\":4294967295,\"rid\":\"h\",\"codec\":\"VP8\",\"packets\":10,\"bytes\":20,\"bitrate\":30,"
                + "\"keyFrames\":1,\"lost\":2,\"jitter\":1.5,\"roundTrip\":0.0,\"nacks\":3,\"plis\":4,\"repaired\":5}]},"
                + "{\"location\":\"remote\",\"mid\":\"1\",\"sessionId\":\"p\",\"trackName\":\"cam\",\"status\":\"inactive\","
                + "\"kind\":\"video\",\"streams\":[]}],\"dataChannels\":[{\"location\":\"remote\",\"sessionId\":\"p\","
                + "\"dataChannelName\":\"moves\",\"id\":7,\"status\":\"initializing\",\"canReply\":true,\"messagesIn\":1,"
                + "\"bytesIn\":2,\"messagesOut\":3,\"bytesOut\":4,\"dropped\":5}],\"transport\":{\"packetsIn\":1,\"bytesIn\":2,"
                + "\"packetsOut\":3,\"bytesOut\":4,\"droppedUp\":5,\"droppedDown\":6}}]");
        assertThat(state.get("network")).hasToString("{\"up\":{\"loss\":0.0,\"delay\":0,\"jitter\":0,\"reorder\":0.0},"
                + "\"down\":{\"loss\":0.0,\"delay\":0,\"jitter\":0,\"reorder\":0.0}}");
        assertThat(state.get("counters")).hasToString("{\"forged\":3}");
        assertThat(state.get("turn")).hasToString("{\"running\":false}");
        assertThat(state.toString()).doesNotContain(api.app.secret(), api.key.secret(), api.account.token());
    }

    @Test
    void impairsAllSessionsOfAllAppsAndOfThoseToCome() {
        done("PUT", "/network", "{\"up\":{\"loss\":0.05,\"delay\":20,\"jitter\":5,\"reorder\":0.01}}");

        String impaired = "impair Optional.empty UP ImpairmentSettings[loss=0.05, delay=PT0.02S, jitter=PT0.005S, reorder=0.01]";
        assertThat(api.sfu().calls()).containsOnlyOnce(impaired);
        api.account.addApp("0123", "4567", "second");
        api.send(api.request("POST", "/v1/apps/0123/sessions/new", "4567", ""));
        assertThat(api.sfus.get(1).calls()).first().isEqualTo(impaired);
        assertThat(api.control("GET", "/state", "").json().at("/network/up/loss").doubleValue()).isEqualTo(0.05);

        done("DELETE", "/network", "");
        assertThat(api.control("GET", "/state", "").json().at("/network/up/loss").doubleValue()).isZero();
    }

    @Test
    void impairsOneSession() {
        done("PUT", "/sessions/" + SESSION + "/network", "{\"down\":{\"loss\":1}}");
        done("DELETE", "/sessions/" + SESSION + "/network", "");

        assertThat(api.sfu().calls()).contains("impair Optional[" + SESSION
                + "] DOWN ImpairmentSettings[loss=1.0, delay=PT0S, jitter=PT0S, reorder=0.0]",
                "impair Optional[" + SESSION + "] DOWN ImpairmentSettings[loss=0.0, delay=PT0S, jitter=PT0S, reorder=0.0]");
    }

    @Test
    void endsASession() {
        done("POST", "/sessions/" + SESSION + "/die", "");
        done("POST", "/sessions/" + SESSION + "/die", "{\"silently\":true}");

        assertThat(api.sfu().calls()).endsWith("die " + SESSION + " false", "die " + SESSION + " true");
    }

    @Test
    void failsATrackUntilItIsHealed() {
        done("PUT", FAULT, "{\"errorCode\":\"empty_track_error\",\"errorDescription\":\"Ordered\"}");

        assertThat(api.control("GET", "/state", "").json().get("faults")).hasToString("[{\"type\":\"track\",\"sessionId\":\""
                + SESSION + "\",\"trackName\":\"a track\",\"errorCode\":\"empty_track_error\","
                + "\"errorDescription\":\"Ordered\"}]");
        done("DELETE", FAULT, "");
        assertThat(api.sfu().calls()).endsWith("failTrack " + SESSION
                + " a track Optional[ItemError[code=empty_track_error, description=Ordered]]",
                "failTrack " + SESSION + " a track Optional.empty");
        assertThat(api.control("GET", "/state", "").json().get("faults")).isEmpty();
    }

    @Test
    void silencesATrackInPlaceOfWhatFailedIt() {
        done("PUT", FAULT, "{\"errorCode\":\"backend_error\"}");
        done("PUT", FAULT, "{\"silent\":true}");

        assertThat(api.sfu().calls()).endsWith("failTrack " + SESSION + " a track Optional.empty",
                "silence " + SESSION + " a track true");
    }

    @Test
    void takesEverythingBack() {
        done("PUT", FAULT, "{\"silent\":true}");
        done("PUT", "/network", "{\"down\":{\"loss\":0.5}}");
        done("POST", "/http-faults", "{\"status\":500}");

        done("DELETE", "/faults", "");

        JsonNode state = api.control("GET", "/state", "").json();
        assertThat(state.get("faults")).isEmpty();
        assertThat(state.at("/network/down/loss").doubleValue()).isZero();
        assertThat(api.sfu().calls()).contains("silence " + SESSION + " a track false");
    }

    @Test
    void namesTheSessionThatIsNotThere() {
        String missing = "404 {\"errorCode\":\"not_found\","
                + "\"errorDescription\":\"There is no session abc: GET /emulator/state lists those there are\"}";

        assertThat(api.control("POST", "/sessions/abc/die", "")).hasToString(missing);
        assertThat(api.control("PUT", "/sessions/abc/network", "{\"up\":{}}")).hasToString(missing);
        assertThat(api.control("PUT", "/sessions/abc/tracks/mic/fault", "{\"silent\":true}")).hasToString(missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                     | The body must have up, from the browser, or down, to it, or both
            {"Up":{}}              | The body has no field Up: use some of [up, down]
            {"up":5}               | up must be a JSON object with some of [loss, delay, jitter, reorder]; found NUMBER
            {"up":{"lost":1}}      | up has no field lost: use some of [loss, delay, jitter, reorder]
            {"up":{"loss":5}}      | up.loss must be a number from 0 to 1, for example 0.05 for 5 %; found 5
            {"up":{"loss":"a"}}    | up.loss must be a number from 0 to 1, for example 0.05 for 5 %; found \\"a\\"
            {"down":{"delay":0.5}} | down.delay must be a whole number of milliseconds from 0 to 10000; found 0.5
            """)
    void saysWhatIsWrongWithANetwork(String body, String description) {
        assertThat(api.control("PUT", "/network", body)).hasToString(
                "400 {\"errorCode\":\"invalid_params\",\"errorDescription\":\"" + description + "\"}");
    }

    @Test
    void saysWhatIsWrongWithAFaultOfATrack() {
        String either = "400 {\"errorCode\":\"invalid_params\","
                + "\"errorDescription\":\"The body must have either errorCode or silent true\"}";

        assertThat(api.control("PUT", FAULT, "{}")).hasToString(either);
        assertThat(api.control("PUT", FAULT, "{\"errorCode\":\"a\",\"silent\":true}")).hasToString(either);
        assertThat(api.control("PUT", FAULT, "{\"errorCode\":\"\"}")).hasToString("400 {\"errorCode\":\"invalid_params\","
                + "\"errorDescription\":\"errorCode must be a text that is not empty; found \\\"\\\"\"}");
    }
}
