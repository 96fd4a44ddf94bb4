package io.quarkiverse.cloudflare.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * What holds for every text, tried with random ones.
 */
class SdpPropertyTest {

    private static final int SOUPS = 1000;
    private static final int BROKEN = 200;
    // What has a meaning somewhere in SDP.
    private static final String PIECES = " :;=,/~am9\n\r\0";
    private static final List<String> LINES = List.of("m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0 8",
            "m=audio 9 RTP/AVP 8 109  111 111",
            "m=video 0 UDP/TLS/RTP/SAVPF 97 96 99 98 96 120", "m=video 9/2 RTP/AVP",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "a=rtpmap:111 opus/48000/2", "a=rtpmap:109 OPUS/48000", "a=rtpmap:96 VP8/90000", "a=rtpmap:97 rtx/90000",
            "a=rtpmap:98 VP9/90000", "a=rtpmap:99 rtx/90000", "a=rtpmap:96 opus/48000/2", "a=rtpmap:0 PCMU/8000",
            "a=fmtp:111 minptime=10;useinbandfec=1", "a=fmtp:111 stereo=0; sprop-stereo=1", "a=fmtp:109 usedtx=1",
            "a=fmtp:111", "a=fmtp:96 ;;", "a=fmtp:97 apt=96", "a=fmtp:99 apt=98", "a=fmtp:96 apt=96", "b=AS:12", "b=TIAS:1",
            "b=RR:0", "c=IN IP4 0.0.0.0", "i=title", "k=prompt", "a=candidate:1 1 udp 1 192.0.2.1 9 typ host",
            "a=candidate:1 1 tcp 1 192.0.2.1 9 typ relay", "a=candidate:nonsense", "a=end-of-candidates", "a=sendonly",
            "a=mid:0", "a=fingerprint:sha-256 AA:BB", "a=simulcast:send 1;2 recv 3,4", "a=rid:1 send",
            "Z=\u00e9\u2028\ud83d\udca9",
            "t=0 0", "a=", "a=:", "o=x", "s= ");

    private record Edit(UnaryOperator<Sdp> edit, Predicate<String> touches) {
    }

    private static final List<Edit> EDITS = List.of(
            new Edit(sdp -> sdp.withOpus(OpusOptions.unchanged().dtx(true).fec(true).stereo(true).maxAverageBitrate(9000)),
                    line -> line.startsWith("a=fmtp:")),
            new Edit(sdp -> sdp.withOpus(OpusOptions.unchanged().dtx(false).fec(false).stereo(false)),
                    line -> line.startsWith("a=fmtp:")),
            new Edit(sdp -> sdp.preferCodecs(TrackKind.VIDEO, "VP9", "VP8"), line -> line.startsWith("m=video ")),
            new Edit(sdp -> sdp.preferCodecs(TrackKind.AUDIO, "PCMA", "opus"), line -> line.startsWith("m=audio ")),
            new Edit(sdp -> sdp.withBandwidth(TrackKind.AUDIO, 12_345), line -> line.matches("b=(AS|TIAS):.*")),
            new Edit(Sdp::withoutCandidates, line -> line.matches("a=(candidate:|end-of-candidates).*")),
            new Edit(sdp -> sdp.withoutCandidates(SdpCandidate::isTcp),
                    line -> line.matches("a=(candidate:|end-of-candidates).*")));

    private Random random;

    @RepeatedTest(10)
    void holdsForEveryText(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < SOUPS; i++) {
            String text = soup();
            Sdp sdp = Sdp.parse(text);
            assertThat(sdp.text()).isEqualTo(text);
            EDITS.forEach(edit -> holdsFor(sdp, edit));
        }
    }

    @RepeatedTest(4)
    void holdsForWhatIsLeftOfABrokenOffer(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        String golden = GoldenSdp.text(GoldenSdp.names().get(repetition.getCurrentRepetition() - 1));
        int readable = 0;
        for (int i = 0; i < BROKEN; i++) {
            String text = mutate(golden);
            try {
                Sdp sdp = Sdp.parse(text);
                assertThat(sdp.text()).isEqualTo(text);
                EDITS.forEach(edit -> holdsFor(sdp, edit));
                readable++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("Not SDP, line ");
            }
        }
        assertThat(readable).isBetween(BROKEN / 10, BROKEN - 1);
    }

    /** Takes a piece out, puts it in elsewhere, and adds a character. */
    private String mutate(String text) {
        StringBuilder mutant = new StringBuilder(text);
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(30));
        String piece = mutant.substring(from, to);
        mutant.delete(from, to).insert(random.nextInt(mutant.length()), piece);
        return mutant.insert(random.nextInt(mutant.length()), PIECES.charAt(random.nextInt(PIECES.length()))).toString();
    }

    private static void holdsFor(Sdp sdp, Edit edit) {
        Sdp once = edit.edit.apply(sdp);
        assertThat(edit.edit.apply(once).text()).as("twice is once").isEqualTo(once.text());
        assertThat(Sdp.parse(once.text())).as("stays SDP").isEqualTo(once).hasToString(once.toString());
        assertThat(others(once, edit)).as("other lines").isEqualTo(others(sdp, edit));
        assertThat(formats(once)).as("formats").isEqualTo(formats(sdp));
        assertThat(endsOpen(once)).as("last line end").matches(open -> !open || endsOpen(sdp));
        assertThat(read(once)).isNotEmpty();
    }

    private String soup() {
        String[] ends = random.nextInt(3) == 0 ? new String[] { "\n", "\r\n" }
                : new String[] { random.nextBoolean() ? "\n" : "\r\n" };
        StringBuilder text = new StringBuilder("v=0").append(ends[0]);
        for (int lines = random.nextInt(40); lines > 0; lines--) {
            text.append(LINES.get(random.nextInt(LINES.size()))).append(ends[random.nextInt(ends.length)]);
        }
        int tail = random.nextInt(4);
        if (tail == 0) {
            return text.append(LINES.get(random.nextInt(LINES.size()))).toString();
        }
        return tail == 1 ? text.append(ends[0]).append("\r\n").toString() : text.toString();
    }

    /** With their line ends, but for a last one: a line that comes behind it gives it one. */
    private static List<String> others(Sdp sdp, Edit edit) {
        List<String> lines = new ArrayList<>(List.of(sdp.text().split("(?<=\n)")));
        lines.removeIf(edit.touches);
        lines.removeIf(line -> edit.touches.test(line.strip()));
        if (endsOpen(sdp)) {
            lines.replaceAll(line -> line.endsWith("\n") ? line : line + sdp.text().replaceAll("(?s)^[^\r\n]*(\r?\n).*", "$1"));
        }
        return lines;
    }

    private static boolean endsOpen(Sdp sdp) {
        return !sdp.text().endsWith("\n");
    }

    private static List<List<String>> formats(Sdp sdp) {
        return sdp.media().stream().map(media -> media.formats().stream().sorted().toList()).toList();
    }

    /** Reads everything, which must not fail, whatever the lines say. */
    private static String read(Sdp sdp) {
        StringBuilder read = new StringBuilder(sdp.fingerprints().toString()).append(sdp.attributes("group"));
        for (SdpMedia media : sdp.media()) {
            read.append(Arrays.asList(media.kind(), media.mid(), media.direction(), media.port(), media.codecs(), media.rids(),
                    media.simulcastSend(), media.simulcastReceive(), media.candidates(), media.fingerprints(),
                    media.attribute("setup"), media));
        }
        return read.toString();
    }
}
