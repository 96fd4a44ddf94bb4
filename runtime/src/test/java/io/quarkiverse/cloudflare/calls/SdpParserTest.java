package io.quarkiverse.cloudflare.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | 1: the first line must be v=0
            v=1 | 1: the first line must be v=0
            {"sdp": "v=0"} | 1: the first line must be v=0
            s=-~v=0 | 1: the first line must be v=0
            v=0~s3cret | 2: a line must be one letter, = and a value
            v=0~s | 2: a line must be one letter, = and a value
            v=0~=s3cret | 2: a line must be one letter, = and a value
            v=0~é=s3cret | 2: a line must be one letter, = and a value
            v=0~s=-~ a=s3cret | 3: a line must be one letter, = and a value
            v=0~~~s=- | 2: only the last lines may be empty
            v=0~a=s3\\0cret | 2: a line must not contain NUL
            v=0~a=s3\\rcret | 2: a line must not contain a carriage return
            v=0~a=s3cret\\r\\r~ | 2: a line must not contain a carriage return
            v=0~a=s3cret\\r | 2: a line must not contain a carriage return
            v=0~m=s3cret | 2: m= must be followed by the media, the port, the protocol and the formats
            v=0~m=s3cret 9 | 2: m= must be followed by the media, the port, the protocol and the formats
            v=0~m= s3cret 9 UDP | 2: m= must be followed by the media, the port, the protocol and the formats
            v=0~m=s3cret x UDP 0 | 2: the port must be a number from 0 to 65535
            v=0~m=s3cret 65536 UDP 0 | 2: the port must be a number from 0 to 65535
            v=0~m=s3cret -1 UDP 0 | 2: the port must be a number from 0 to 65535
            v=0~m=s3cret 99999999999 UDP 0 | 2: the port must be a number from 0 to 65535
            v=0~m=s3cret /2 UDP 0 | 2: the port must be a number from 0 to 65535
            """)
    void namesTheLineAndTheRuleButNotTheContent(String text, String problem) {
        String sdp = text.replace("\\0", "\0").replace("\\r", "\r").replace("~", "\n");
        assertThatThrownBy(() -> Sdp.parse(sdp)).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessage("Not SDP, line " + problem);
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> Sdp.parse(null)).isInstanceOf(NullPointerException.class).hasMessage("text");
    }

    @Test
    void cutsATextIntoSessionAndSections() {
        assertThat(SdpParser.parse("v=0\na=x\nm=audio 9 UDP 0\nm=video 9 UDP 0\na=y\n"))
                .extracting(section -> section.lines().size()).containsExactly(2, 1, 2);
    }
}
