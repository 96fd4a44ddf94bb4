package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.cloudflare.calls.SdpCodec;

/** A codec as Chromium offers it. */
record TestCodec(int payloadType, String rtpmap, String parameters, List<String> feedback) {

    private static final List<String> VIDEO_FEEDBACK = List.of("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli");

    static List<TestCodec> audio() {
        return List.of(new TestCodec(111, "opus/48000/2", "minptime=10;useinbandfec=1", List.of("transport-cc")),
                new TestCodec(63, "red/48000/2", "111/111", List.of()), new TestCodec(0, "PCMU/8000", "", List.of()),
                new TestCodec(8, "PCMA/8000", "", List.of()));
    }

    /**
     * @param names of {@code VP8, VP9, H264, AV1}, in the order of the offer; all if there is none
     */
    static List<TestCodec> video(String... names) {
        List<String> wanted = names.length == 0 ? List.of("VP8", "H264", "VP9", "AV1") : List.of(names);
        return wanted.stream().flatMap(TestCodec::withRepair).toList();
    }

    /** One of the emulator's offer. */
    static TestCodec of(SdpCodec codec) {
        String parameters = codec.parameters().entrySet().stream()
                .map(entry -> entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
        String channels = codec.channels() > 1 ? "/" + codec.channels() : "";
        return new TestCodec(codec.payloadType(), codec.name() + "/" + codec.clockRate() + channels, parameters, List.of());
    }

    private static Stream<TestCodec> withRepair(String name) {
        TestCodec codec = switch (name) {
            case "VP8" -> video(96, name, "");
            case "H264" -> video(103, name, "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");
            case "VP9" -> video(98, name, "profile-id=0");
            case "AV1" -> video(45, name, "level-idx=5;profile=0;tier=0");
            default -> throw new IllegalArgumentException("There is no codec " + name);
        };
        return Stream.of(codec, new TestCodec(codec.payloadType + 1, "rtx/90000", "apt=" + codec.payloadType, List.of()));
    }

    private static TestCodec video(int payloadType, String name, String parameters) {
        return new TestCodec(payloadType, name + "/90000", parameters, VIDEO_FEEDBACK);
    }
}
