package io.quarkiverse.cloudflare.runtime.media.whip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.room.RoomAddress;

class CandidatesTest {

    private static final String SAME = "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n";
    private static final String CANDIDATE = "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n"
            + "a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host\r\na=end-of-candidates\r\n";

    private final WhipSession session = new WhipSession("s1", Role.BROADCAST, RoomAddress.of("stage:1"),
            new WhipSession.Key("secret"), new IceCredentials("abcd", "0123456789012345678901"));

    @ParameterizedTest
    @ValueSource(strings = { "\"s1\"", "\"other\", \"s1\"", "*", "\"*\"", " \"s1\" " })
    void takesCandidatesAndLeavesThem(String ifMatch) {
        Answer answer = Candidates.take(session, Optional.of(ifMatch), SAME + CANDIDATE);

        assertThat(answer).isEqualTo(Answer.of(204));
    }

    @Test
    void takesAFragmentWithoutCredentials() {
        assertThat(Candidates.take(session, Optional.of("\"s1\""), CANDIDATE).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"other\"", "s1", "W/\"s1\"" })
    void refusesAnotherEtag(String ifMatch) {
        Answer answer = refusal(Optional.of(ifMatch), SAME + CANDIDATE);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body()).contains("If-Match is not the ETag of this session; send the one of the answer to POST");
    }

    @Test
    void asksForTheEtag() {
        assertThat(refusal(Optional.empty(), CANDIDATE).status()).isEqualTo(428);
        assertThat(refusal(Optional.of(" "), CANDIDATE).body())
                .contains("Send If-Match with the ETag of the answer to POST");
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "\"s1\"" })
    void refusesToRestartIce(String ifMatch) {
        Answer answer = refusal(Optional.of(ifMatch), SAME.replace("abcd", "wxyz") + CANDIDATE);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("ICE cannot be restarted; the connection goes on.");
    }

    @Test
    void seesARestartInASection() {
        String inSection = CANDIDATE + SAME.replace("0123456789012345678901", "another password 12345");

        assertThat(refusal(Optional.of("*"), inSection).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{\"candidate\": \"\"}", "candidate:1 1 udp" })
    void refusesWhatIsNoFragment(String body) {
        Answer answer = refusal(Optional.of("*"), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The body is no SDP fragment: each line must be a letter, = and a value");
    }

    private Answer refusal(Optional<String> ifMatch, String fragment) {
        return catchThrowableOfType(Refused.class, () -> Candidates.take(session, ifMatch, fragment)).answer();
    }
}
