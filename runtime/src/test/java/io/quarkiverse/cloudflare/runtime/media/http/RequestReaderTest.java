package io.quarkiverse.cloudflare.runtime.media.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.runtime.media.MediaRefusal;
import io.quarkiverse.cloudflare.runtime.media.Section;
import io.quarkiverse.cloudflare.runtime.media.http.MediaRequest.Wanted;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;

class RequestReaderTest {

    private static final String SDP = SdpText.offer("audio 0 sendonly", "video 1 sendonly");
    private static final String OFFER = description("offer");
    private static final String MIC = "{'location':'local','mid':'0','trackName':'mic'}";
    private static final String REMOTE = "'location':'remote','sessionId':'alias','trackName':'cam'";

    @Test
    void readsWhatIsPublished() {
        MediaRequest read = RequestReader.newTracks(json("{'sessionDescription':%s,'tracks':[%s,%s]}".formatted(OFFER, MIC,
                "{'location':'local','mid':'1','trackName':'0b2c-4'}")));

        assertThat(read).isEqualTo(new MediaRequest.Publish(SessionDescription.offer(SDP),
                List.of(new Section("0", "mic", TrackKind.AUDIO), new Section("1", "0b2c-4", TrackKind.VIDEO))));
    }

    @Test
    void readsWhatIsPulled() {
        MediaRequest read = RequestReader.newTracks(json("{'tracks':[{%s},{%s,'simulcast':{'preferredRid':'h'}}]}"
                .formatted(REMOTE, REMOTE)));

        assertThat(read).isEqualTo(new MediaRequest.Pull(List.of(wanted(Optional.empty(), Optional.empty()),
                wanted(Optional.empty(), Optional.of("h")))));
    }

    @Test
    void readsAnAnswer() {
        assertThat(RequestReader.renegotiate(json("{'sessionDescription':" + description("answer") + "}")).answer())
                .isEqualTo(SessionDescription.answer(SDP));
    }

    @Test
    void readsWhatIsClosed() {
        assertThat(RequestReader.closeTracks(json("{'tracks':[{'mid':'0'}],'force':true}")))
                .isEqualTo(new MediaRequest.Close(List.of("0"), Optional.empty()));
        assertThat(RequestReader
                .closeTracks(json("{'tracks':[{'mid':'0'}],'force':false,'sessionDescription':" + OFFER + "}")))
                .isEqualTo(new MediaRequest.Close(List.of("0"), Optional.of(SessionDescription.offer(SDP))));
    }

    @Test
    void readsWhatIsUpdated() {
        assertThat(RequestReader.updateTracks(json("{'tracks':[{%s,'mid':'3','simulcast':{'preferredRid':'l'}}]}"
                .formatted(REMOTE)))).isEqualTo(new MediaRequest.Update(List.of(wanted(Optional.of("3"), Optional.of("l")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | The body must be a JSON object
            [] | The body must be a JSON object
            {"tracks":[]}{} | The body is no JSON, or has a field twice
            {"tracks":1,"tracks":2} | The body is no JSON, or has a field twice
            {"autoDiscover":true} | The body may have only sessionDescription, tracks here
            {"tracks":[]} | tracks must be an array of 1 to 64 objects
            {"tracks":[1]} | tracks[0] must be an object
            {"tracks":[{"location":"local","mid":"0","trackName":"a"}]} | tracks[0] may have only location, sessionId, simulcast, trackName here
            {"tracks":[{"location":"remote","sessionId":"a","trackName":"b","mid":"#cam"}]} | tracks[0] may have only location, sessionId, simulcast, trackName here
            {"tracks":[{"location":"remote","sessionId":"a/b","trackName":"b"}]} | tracks[0].sessionId must be the alias of a session
            {"tracks":[{"location":"remote","sessionId":7,"trackName":"b"}]} | tracks[0].sessionId must be a string
            {"tracks":[{"location":"remote","sessionId":"a","trackName":"b","simulcast":{"ridNotAvailable":"none"}}]} | tracks[0].simulcast may have only preferredRid here
            """)
    void refusesWhatIsNoPull(String body, String description) {
        refused(RequestReader::newTracks, body, description);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'location':'local','mid':'#mic','trackName':'a'} | tracks[0].mid must be the mid of a section: 1 to 32 letters, digits, or some of _ . -
            {'location':'local','mid':'7','trackName':'a'} | mid must be that of an audio or video section of the offer
            {'location':'local','mid':'0','trackName':'a','bidirectionalMediaStream':true} | tracks[0] may have only location, mid, trackName here
            {'location':'local','mid':'0','trackName':''} | tracks[0].trackName must be 1 to 128 letters, digits, or some of _ . : -
            {'location':'local','mid':'0','trackName':'a'},{'location':'local','mid':'0','trackName':'b'} | mid must be another one for each track
            {'location':'local','mid':'0','trackName':'a'},{'location':'local','mid':'1','trackName':'a'} | trackName must be another one for each track
            {'location':'remote','mid':'0','trackName':'a'} | tracks[0].location must be "local" here
            """, quoteCharacter = '~')
    void refusesWhatIsNoPublication(String tracks, String description) {
        refused(RequestReader::newTracks,
                "{'sessionDescription':%s,'tracks':[%s]}".formatted(OFFER, tracks).replace('\'', '"'), description);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'type':'answer','sdp':'v=0\\r\\n'}", "{'type':'offer'}", "{'type':'offer','sdp':'nonsense'}",
            "{'type':'offer','sdp':'v=0\\r\\n'}", "{'type':'offer','sdp':7}", "{'type':'offer','sdp':'v=0\\r\\n','x':1}", "7" })
    void refusesWhatIsNoOffer(String description) {
        String body = "{'sessionDescription':%s,'tracks':[%s]}".formatted(description, MIC);

        assertThatThrownBy(() -> RequestReader.newTracks(json(body))).isInstanceOf(MediaRefusal.class)
                .hasMessageStartingWith("sessionDescription").hasMessageNotContaining("nonsense");
    }

    @Test
    void refusesAForcedCloseWithAnOffer() {
        refused(RequestReader::closeTracks,
                "{'tracks':[{'mid':'0'}],'force':true,'sessionDescription':%s}".formatted(OFFER).replace('\'', '"'),
                "sessionDescription must not be there if force is true");
        refused(RequestReader::closeTracks, "{\"tracks\":[{\"mid\":\"0\"}]}", "force must be true or false");
    }

    @Test
    void refusesABodyOfANewSession() {
        assertThatThrownBy(() -> RequestReader.newSession(json("{}"))).hasMessage("A new session takes no body");
    }

    private static void refused(Function<byte[], Object> reader, String body, String description) {
        assertThatThrownBy(() -> reader.apply(body.getBytes(StandardCharsets.UTF_8))).isInstanceOfSatisfying(
                MediaRefusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.errorCode()).isEqualTo("invalid_request");
                }).hasMessage(description);
    }

    private static Wanted wanted(Optional<String> mid, Optional<String> layer) {
        return new Wanted("alias", "cam", mid, layer);
    }

    private static String description(String type) {
        return "{'type':'%s','sdp':'%s'}".formatted(type, SDP.replace("\r\n", "\\r\\n"));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
