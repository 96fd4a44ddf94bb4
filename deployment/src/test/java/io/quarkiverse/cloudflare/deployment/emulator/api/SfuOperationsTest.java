package io.quarkiverse.cloudflare.deployment.emulator.api;

import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.CHANNELS;
import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.OFFER;
import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.SESSION;
import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.TRACKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuException;

/**
 * What each operation hands on, and how the outcome is written.
 */
class SfuOperationsTest {

    private final ApiFixture api = new ApiFixture();

    @BeforeEach
    void open() {
        assertThat(api.sfu("POST", "/sessions/new?thirdparty=true&correlationId=a%20b&streamDebug", ""))
                .hasToString("201 {\"sessionId\":\"" + SESSION + "\"}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private String last() {
        return api.sfu().calls().get(api.sfu().calls().size() - 1);
    }

    @Test
    void opensASession() {
        assertThat(last()).isEqualTo("open Optional.empty true Optional[a b]");
        assertThat(api.sfu("POST", "/sessions/new", "{" + OFFER + "}").json().get("sessionDescription"))
                .hasToString("{\"type\":\"answer\",\"sdp\":\"answer\"}");
        assertThat(last()).isEqualTo("open Optional[Description[offer]] false Optional.empty");
    }

    @Test
    void answersOnThePathWithoutAVersionToo() {
        assertThat(api.send(api.request("GET", "/apps/" + api.app.uid() + "/sessions/" + SESSION, api.app.secret(), ""))
                .response().statusCode()).isEqualTo(200);
    }

    @Test
    void tellsTheStateOfASession() {
        assertThat(api.sfu("GET", "/sessions/" + SESSION, "")).hasToString("200 {\"tracks\":["
                + "{\"location\":\"local\",\"mid\":\"0\",\"trackName\":\"mic\",\"status\":\"active\"},"
                + "{\"location\":\"remote\",\"mid\":\"1\",\"sessionId\":\"p\",\"trackName\":\"cam\",\"status\":\"inactive\"}],"
                + "\"dataChannels\":[{\"location\":\"remote\",\"sessionId\":\"p\",\"dataChannelName\":\"moves\",\"id\":7,"
                + "\"status\":\"initializing\"}]}");
    }

    @Test
    void tellsOfASessionThatIsGone() {
        api.sfu().refuse(new SfuException(410, "session_error", "Gone", Optional.empty()));

        assertThat(api.sfu("GET", "/sessions/" + SESSION, "")).hasToString("410 {\"errorCode\":\"session_error\","
                + "\"errorDescription\":\"could not find episode\",\"tracks\":[]}");
        assertThat(api.sfu("POST", TRACKS + "/new", "{\"tracks\":[{\"location\":\"remote\",\"trackName\":\"a\"}]}"))
                .hasToString("410 {\"errorCode\":\"session_error\",\"errorDescription\":\"Gone\"}");
    }

    @Test
    void tellsTheSubcodeOfAWrongMoment() {
        api.sfu().refuse(new SfuException(406, "invalid_session_description", "Not now",
                Optional.of("invalid_modification_have_local_offer")));

        assertThat(api.sfu("PUT", "/sessions/" + SESSION + "/renegotiate", "{" + OFFER + "}"))
                .hasToString("406 {\"errorCode\":\"invalid_session_description\",\"errorDescription\":\"Not now\","
                        + "\"errorSubcode\":\"invalid_modification_have_local_offer\"}");
    }

    @Test
    void publishes() {
        assertThat(api.sfu("POST", TRACKS + "/new", "{" + OFFER + ",\"tracks\":[{\"location\":\"local\",\"mid\":\"0\","
                + "\"trackName\":\"mic\"}]}"))
                .hasToString("200 {\"requiresImmediateRenegotiation\":false,\"tracks\":[{\"trackName\":\"mic\",\"mid\":\"4\"}],"
                        + "\"sessionDescription\":{\"type\":\"answer\",\"sdp\":\"sdp\"}}");
        assertThat(last()).isEqualTo("addTracks " + SESSION + " Optional[Description[offer]] [TrackRequest[local=true, "
                + "mid=Optional[0], sessionId=Optional.empty, trackName=Optional[mic], bidirectional=false, "
                + "kind=Optional.empty, simulcast=Optional.empty]] false");
    }

    @Test
    void pullsAndWritesNoMidAsAnEmptyText() {
        assertThat(api.sfu("POST", TRACKS + "/new", "{\"tracks\":["
                + "{\"location\":\"remote\",\"sessionId\":\"p\",\"trackName\":\"cam\",\"kind\":\"video\","
                + "\"simulcast\":{\"preferredRid\":\"\",\"ridNotAvailable\":\"asciibetical\"}},"
                + "{\"location\":\"remote\",\"sessionId\":\"p\",\"trackName\":\"silent\"}]}"))
                .hasToString("200 {\"requiresImmediateRenegotiation\":true,\"tracks\":["
                        + "{\"sessionId\":\"p\",\"trackName\":\"cam\",\"mid\":\"4\","
                        + "\"simulcast\":{\"preferredRid\":\"\",\"ridNotAvailable\":\"asciibetical\"}},"
                        + "{\"sessionId\":\"p\",\"trackName\":\"silent\",\"mid\":\"\",\"errorCode\":\"empty_track_error\","
                        + "\"errorDescription\":\"No media\"}],\"sessionDescription\":{\"type\":\"offer\",\"sdp\":\"sdp\"}}");
        assertThat(last()).contains("kind=Optional[VIDEO]", "preferredRid=Optional.empty, priorityOrdering=NONE, "
                + "ridNotAvailable=ASCIIBETICAL");
    }

    @Test
    void answers() {
        assertThat(api.sfu("PUT", "/sessions/" + SESSION + "/renegotiate", "{" + OFFER.replace("offer", "answer") + "}"))
                .hasToString("200 {}");
    }

    @Test
    void closes() {
        assertThat(api.sfu("PUT", TRACKS + "/close", "{\"tracks\":[{\"mid\":\"0\"},{\"mid\":\"9\"}],\"force\":true}"))
                .hasToString("200 {\"requiresImmediateRenegotiation\":false,\"tracks\":[{\"mid\":\"0\"},"
                        + "{\"mid\":\"9\",\"errorCode\":\"empty_track_error\",\"errorDescription\":\"No media\"}]}");
        assertThat(last()).isEqualTo("closeTracks " + SESSION + " [0, 9] true Optional.empty");
    }

    @Test
    void updates() {
        assertThat(api.sfu("PUT", TRACKS + "/update", "{\"tracks\":[{\"location\":\"remote\",\"mid\":\"4\","
                + "\"sessionId\":\"p\",\"trackName\":\"cam\"}]}"))
                .hasToString("200 {\"requiresImmediateRenegotiation\":false,"
                        + "\"tracks\":[{\"mid\":\"4\",\"sessionId\":\"p\",\"trackName\":\"cam\"}]}");
    }

    @Test
    void establishesDataChannels() {
        assertThat(api.sfu("POST", CHANNELS + "/establish",
                "{\"dataChannel\":{\"location\":\"remote\",\"dataChannelName\":\"server-events\"}}"))
                .hasToString("200 {\"requiresImmediateRenegotiation\":true,"
                        + "\"dataChannel\":{\"dataChannelName\":\"server-events\",\"id\":0},"
                        + "\"sessionDescription\":{\"type\":\"offer\",\"sdp\":\"sdp\"}}");
    }

    @Test
    void addsUpdatesAndClosesDataChannels() {
        assertThat(api.sfu("POST", CHANNELS + "/new", "{\"dataChannels\":[{\"location\":\"local\","
                + "\"dataChannelName\":\"moves\",\"ordered\":false,\"maxRetransmits\":0}]}"))
                .hasToString("200 {\"dataChannels\":[{\"location\":\"local\",\"dataChannelName\":\"moves\",\"id\":100}]}");
        assertThat(last()).contains("ordered=false, maxRetransmits=OptionalInt[0], maxPacketLifeTime=OptionalInt.empty");
        assertThat(api.sfu("PUT", CHANNELS + "/update", "{\"dataChannels\":[{\"location\":\"remote\",\"sessionId\":\"p\","
                + "\"dataChannelName\":\"moves\",\"canReply\":true}]}"))
                .hasToString("200 {\"dataChannels\":[{\"location\":\"remote\",\"sessionId\":\"p\","
                        + "\"dataChannelName\":\"moves\",\"id\":100,\"canReply\":true}]}");
        assertThat(api.sfu("PUT", CHANNELS + "/close", "{\"dataChannels\":[{\"id\":3}]}"))
                .hasToString("200 {\"dataChannels\":[{\"id\":3,\"errorCode\":\"empty_track_error\","
                        + "\"errorDescription\":\"No media\"}]}");
    }
}
