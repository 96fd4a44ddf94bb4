package io.quarkiverse.cloudflare.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a payload, its client is told which field it is and what it must be. */
class MalformedMediaEventsTest {

    private static final String GOOD = "{'rtt': 0.05, 'jitter': 0, 'loss': 1, 'bitrate_in': 1e6, 'bitrate_out': 0, 'level': 'good'}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "cf_publish     | []                                          | ~~     | must be an object",
            "cf_publish     | {}                                          | source | must be camera, microphone, screen",
            "cf_publish     | {'source': 'data'}                          | source | must be camera, microphone, screen",
            "cf_publish     | {'source': 'Camera'}                        | source | must be camera, microphone, screen",
            "cf_publish     | {'source': 1}                               | source | must be camera, microphone, screen",
            "cf_publish     | {'source': null}                            | source | must be camera, microphone, screen",
            "cf_publish     | {'source': 'camera', 'kind': 'AUDIO'}       | kind | must be audio, video",
            "cf_publish     | {'source': 'camera', 'kind': 'audio'}       | kind | must be video for a camera",
            "cf_publish     | {'source': 'microphone', 'kind': 'video'}   | kind | must be audio for a microphone",
            "cf_publish     | {'source': 'microphone', 'simulcast': ['h']} | simulcast | must be empty for audio",
            "cf_publish     | {'source': 'camera', 'simulcast': 'h'}      | simulcast | must be an array of up to 4 different rids",
            "cf_publish     | {'source': 'camera', 'simulcast': [1]}      | simulcast | must be an array of up to 4 different rids",
            "cf_publish     | {'source': 'camera', 'simulcast': ['a b']}  | simulcast | must be an array of up to 4 different rids",
            "cf_publish     | {'source': 'camera', 'simulcast': ['h', 'h']} | simulcast | must be an array of up to 4 different rids",
            "cf_publish     | {'source': 'camera', 'simulcast': ['a', 'b', 'c', 'd', 'e']} | simulcast | must be an array of up to 4 different rids",
            "cf_published   | {'source': 'camera'}                        | trackName | must be a string of 1 to 256 characters",
            "cf_published   | {'source': 'camera', 'trackName': ' '}      | trackName | must be a string of 1 to 256 characters",
            "cf_published   | {'source': 'camera', 'trackName': 7}        | trackName | must be a string of 1 to 256 characters",
            "cf_published   | {'trackName': 'cam'}                        | source | must be camera, microphone, screen",
            "cf_published   | {'trackName': 'cam', 'source': 'camera', 'muted': 'no'} | muted | must be true or false",
            "cf_unpublish   | {}                                          | trackName | must be a string of 1 to 256 characters",
            "cf_mute        | {'muted': true}                             | trackName | must be a string of 1 to 256 characters",
            "cf_mute        | {'trackName': 'cam'}                        | muted | must be true or false",
            "cf_mute        | {'trackName': 'cam', 'muted': 1}            | muted | must be true or false",
            "cf_media_state | {}                                          | state | must be new, connecting, connected, disconnected, failed, closed",
            "cf_media_state | {'state': 'CONNECTED'}                      | state | must be new, connecting, connected, disconnected, failed, closed"
    })
    void namesTheFieldThatIsWrong(String event, String payload, String field, String problem) {
        MediaFixture media = new MediaFixture();

        assertThat(media.say(media.join("anna"), event, payload))
                .startsWith("invalid_payload ").contains("field=" + field, "problem=" + problem);
        assertThat(media.host.called).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'rtt': 0.05 | 'rtt': -1 | rtt | must be a number from 0 to 60",
            "'rtt': 0.05 | 'rtt': '1' | rtt | must be a number from 0 to 60",
            "'rtt': 0.05, | '' | rtt | must be a number from 0 to 60",
            "'jitter': 0 | 'jitter': 61 | jitter | must be a number from 0 to 60",
            "'loss': 1 | 'loss': 1.01 | loss | must be a number from 0 to 1",
            "'bitrate_in': 1e6 | 'bitrate_in': 1e13 | bitrate_in | must be a number from 0 to 1000000000000",
            "'bitrate_out': 0 | 'bitrate_out': null | bitrate_out | must be a number from 0 to 1000000000000",
            "'good' | 'superb' | level | must be good, fair, poor"
    }, quoteCharacter = '~', emptyValue = "")
    void namesTheMeasurementThatIsWrong(String right, String wrong, String field, String problem) {
        MediaFixture media = new MediaFixture();
        String payload = GOOD.replace(right, wrong.equals("''") ? "" : wrong);

        assertThat(media.say(media.join("anna"), "cf_quality", payload))
                .startsWith("invalid_payload ").contains("field=" + field, "problem=" + problem);
        assertThat(media.measured).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "cf_publish | {'source': 'screen', 'kind': 'audio'}",
            "cf_publish | {'source': 'screen', 'kind': 'video', 'simulcast': []}",
            "cf_publish | {'source': 'microphone', 'kind': 'audio', 'of tomorrow': {}}",
            "cf_media_state | {'state': 'disconnected'}",
            "cf_quality | " + GOOD,
    })
    void takesWhatIsRight(String event, String payload) {
        MediaFixture media = new MediaFixture();

        assertThat(media.say(media.join("anna"), event, payload)).isEqualTo("ok");
    }
}
