package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.cloudflare.calls.SdpCodec;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.TrackKind;

/**
 * Which codecs are forwarded, and how they are read and written.
 */
public final class Codecs {

    /** Everything Calls forwards. No retransmission and no redundancy of its own: lost packets are sent again as they were. */
    private static final Set<String> FORWARDED = Set.of("OPUS", "PCMU", "PCMA", "VP8", "VP9", "H264", "H265", "AV1");
    private static final Set<String> FEEDBACK = Set.of("nack", "nack pli", "ccm fir", "goog-remb", "transport-cc");
    private static final List<String> VIDEO_FEEDBACK = List.of("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli");
    private static final int AUDIO_CLOCK = 8_000;
    private static final int VIDEO_CLOCK = 90_000;

    private Codecs() {
    }

    /**
     * @return all of a section, also those that are not forwarded, because their payload types are in use
     */
    static List<Codec> of(SdpMedia media) {
        Map<String, String> parameters = new LinkedHashMap<>();
        media.attributes("fmtp").forEach(value -> parameters.putIfAbsent(first(value), rest(value)));
        List<Codec> codecs = new ArrayList<>();
        for (SdpCodec codec : media.codecs()) {
            String type = Integer.toString(codec.payloadType());
            codecs.add(new Codec(codec.payloadType(), codec.name(), codec.clockRate(), codec.channels(),
                    parameters.getOrDefault(type, ""), feedback(media, type)));
        }
        return List.copyOf(codecs);
    }

    private static List<String> feedback(SdpMedia media, String type) {
        List<String> feedback = new ArrayList<>();
        for (String value : media.attributes("rtcp-fb")) {
            if ((first(value).equals(type) || first(value).equals("*")) && FEEDBACK.contains(rest(value))) {
                feedback.add(rest(value));
            }
        }
        return feedback;
    }

    private static String first(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? value : value.substring(0, space);
    }

    private static String rest(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? "" : value.substring(space + 1).strip();
    }

    /**
     * @return those that can be forwarded, in their order
     */
    public static List<Codec> forwarded(List<Codec> codecs) {
        return codecs.stream().filter(codec -> FORWARDED.contains(codec.name().toUpperCase(Locale.ROOT))).toList();
    }

    /**
     * What is asked for when nothing tells which codecs a peer has.
     *
     * @return with payload types as Chromium chooses them
     */
    public static List<Codec> usual(TrackKind kind) {
        if (kind == TrackKind.AUDIO) {
            return List.of(
                    new Codec(111, "opus", 48_000, 2, "minptime=10;useinbandfec=1", List.of("transport-cc")),
                    new Codec(0, "PCMU", AUDIO_CLOCK, 1, "", List.of()),
                    new Codec(8, "PCMA", AUDIO_CLOCK, 1, "", List.of()));
        }
        return List.of(video(96, "VP8", ""), video(98, "VP9", "profile-id=0"),
                video(108, "H264", "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"),
                video(45, "AV1", "level-idx=5;profile=0;tier=0"));
    }

    private static Codec video(int payloadType, String name, String parameters) {
        return new Codec(payloadType, name, VIDEO_CLOCK, 1, parameters, VIDEO_FEEDBACK);
    }
}
