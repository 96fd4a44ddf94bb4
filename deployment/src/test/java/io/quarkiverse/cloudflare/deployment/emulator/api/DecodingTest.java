package io.quarkiverse.cloudflare.deployment.emulator.api;

import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.CHANNELS;
import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.TRACKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that cannot be read, and values that are not allowed.
 */
class DecodingTest {

    private final ApiFixture api = new ApiFixture();

    @BeforeEach
    void open() {
        api.sfu("POST", "/sessions/new", "");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static String undecodable(String description) {
        return "400 {\"errorCode\":\"decoding_error\",\"errorDescription\":\"" + description + "\"}";
    }

    private static String invalid(String description) {
        return "406 {\"errorCode\":\"invalid_params\",\"errorDescription\":\"" + description + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"tracks\":[]} x", "{\"tracks\":[],\"tracks\":[]}", "tracks", " " })
    void refusesWhatIsNoJson(String body) {
        assertThat(api.sfu("POST", TRACKS + "/new", body)).hasToString(undecodable("Failed to decode body as JSON"));
    }

    @Test
    void refusesAMissingBody() {
        assertThat(api.sfu("POST", TRACKS + "/new", "")).hasToString(undecodable("Failed to decode body as JSON"));
    }

    @Test
    void refusesAnEmptyObjectForANewSession() {
        assertThat(api.sfu("POST", "/sessions/new", "{}"))
                .hasToString(undecodable("Body JSON validation error: sessionDescription"));
        assertThat(api.send(api.request("POST", "/v1/apps/" + api.app.uid() + "/sessions/new", api.app.secret(), "")
                .header("Content-Type", "application/json")).response().statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                 | tracks
            []                                                                 | body
            {"tracks":{}}                                                      | tracks
            {"tracks":["a"]}                                                   | tracks,0
            {"tracks":[{"location":"remote","trackname":"a"}]}                 | tracks,0.trackName, tracks,0.trackname
            {"tracks":[{"location":"local","trackName":7}]}                    | tracks,0.trackName
            {"tracks":[{"location":"local","trackName":null}]}                 | tracks,0.trackName
            {"tracks":[{"trackName":"a"}],"autoDiscover":"true"}               | tracks,0.location, autoDiscover
            {"tracks":[{"location":"remote","trackName":"a","simulcast":"h"}]} | tracks,0.simulcast
            {"sessionDescription":{"type":"offer"},"autoDiscover":true}        | sessionDescription.sdp
            """)
    void refusesFieldsThatAreMissingMisspelledOrOfTheWrongType(String body, String fields) {
        assertThat(api.sfu("POST", TRACKS + "/new", body))
                .hasToString(undecodable("JSON body validation error: " + fields));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"tracks":[]}                                             | Expecting at least 1 track in the request
            {"tracks":[{"location":"middle","trackName":"a"}]}        | tracks,0.location must be one of local, remote
            {"tracks":[{"location":"local","trackName":""}]}          | tracks,0.trackName must not be empty
            {"tracks":[{"location":"local","trackName":"a","kind":"text"}]} | tracks,0.kind must be one of audio, video
            {"sessionDescription":{"type":"rollback","sdp":""}}       | sessionDescription.type must be one of offer, answer
            """)
    void refusesValuesThatAreNotAllowed(String body, String description) {
        assertThat(api.sfu("POST", TRACKS + "/new", body)).hasToString(invalid(description));
    }

    @Test
    void refusesMoreThan64Tracks() {
        String track = "{\"location\":\"remote\",\"sessionId\":\"p\",\"trackName\":\"a\"}";

        assertThat(api.sfu("POST", TRACKS + "/new", tracks(65, track)))
                .hasToString(invalid("Expecting at most 64 track in the request"));
        assertThat(api.sfu("POST", TRACKS + "/new", tracks(64, track)).response().statusCode()).isEqualTo(200);
    }

    private static String tracks(int count, String track) {
        return "{\"tracks\":[" + String.join(",", Collections.nCopies(count, track)) + "]}";
    }

    @Test
    void ignoresFieldsThatNobodyKnows() {
        assertThat(api.sfu("PUT", TRACKS + "/close", "{\"tracks\":[{\"mid\":\"0\",\"why\":\"x\"}],\"force\":true,\"a\":[1]}")
                .response().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesChannelsThatContradictThemselves() {
        assertThat(api.sfu("POST", CHANNELS + "/new", channel("local", ",\"maxRetransmits\":0,\"maxPacketLifeTime\":9")))
                .hasToString(invalid("maxRetransmits and maxPacketLifeTime exclude each other"));
        assertThat(api.sfu("POST", CHANNELS + "/new", channel("local", ",\"canReply\":true")))
                .hasToString(invalid("waitForAck, canReply and sessionId are for remote channels"));
        assertThat(api.sfu("POST", CHANNELS + "/new", channel("remote", "")))
                .hasToString(invalid("A remote channel needs sessionId"));
        assertThat(api.sfu("POST", CHANNELS + "/new", channel("local", ",\"maxRetransmits\":-1")))
                .hasToString(invalid("dataChannels,0.maxRetransmits must not be negative"));
    }

    private static String channel(String location, String more) {
        return "{\"dataChannels\":[{\"location\":\"" + location + "\",\"dataChannelName\":\"a\"" + more + "}]}";
    }

    @Test
    void refusesAnOtherChannelThanServerEvents() {
        assertThat(api.sfu("POST", CHANNELS + "/establish",
                "{\"dataChannel\":{\"location\":\"remote\",\"dataChannelName\":\"mine\"}}"))
                .hasToString(invalid("dataChannel.dataChannelName must be one of server-events"));
    }

    @Test
    void refusesABodyThatIsTooLong() {
        String body = "{\"tracks\":\"" + "x".repeat(EmulatorApi.MAX_BODY_BYTES) + "\"}";

        assertThat(api.sfu("POST", TRACKS + "/new", body)).hasToString("413 {\"errorCode\":\"payload_too_large\","
                + "\"errorDescription\":\"The body must be at most 1048576 bytes\"}");
        assertThat(api.sfu("PUT", "/sessions/x/renegotiate", body.substring(0, EmulatorApi.MAX_BODY_BYTES)))
                .hasToString(undecodable("Failed to decode body as JSON"));
    }

    @Test
    void speaksOfAdaptersInItsOwnWords() {
        assertThat(api.sfu("POST", "/adapters/websocket/new", "{}"))
                .hasToString(undecodable("The request could not be decoded."));
    }
}
