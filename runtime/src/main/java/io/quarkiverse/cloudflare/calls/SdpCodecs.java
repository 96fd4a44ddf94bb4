package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the codecs of a section out of its {@code m=}, {@code a=rtpmap} and {@code a=fmtp} lines.
 */
final class SdpCodecs {

    private static final Pattern PAYLOAD_TYPE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int MAX_PAYLOAD_TYPE = 127;
    private static final Pattern MAPPING = Pattern.compile("([^ /]+)/([0-9]{1,9})(?:/([0-9]{1,3}))? *");

    /** What needs no rtpmap (RFC 3551), as far as WebRTC knows it. */
    private static final Map<String, String> FIXED = Map.of("0", "PCMU/8000", "8", "PCMA/8000", "9", "G722/8000", "13",
            "CN/8000");

    private SdpCodecs() {
    }

    static List<SdpCodec> of(SdpSection section, SdpMediaLine line) {
        Map<String, String> mappings = mappings(section);
        Map<String, Map<String, String>> parameters = parameters(section);
        List<SdpCodec> codecs = new ArrayList<>();
        for (String format : new LinkedHashSet<>(line.formats())) {
            String mapping = mappings.getOrDefault(format, FIXED.getOrDefault(format, ""));
            codec(format, mapping, parameters.getOrDefault(format, Map.of())).ifPresent(codecs::add);
        }
        return List.copyOf(codecs);
    }

    /**
     * @return the first of each payload type
     */
    static Map<String, String> mappings(SdpSection section) {
        Map<String, String> mappings = new HashMap<>();
        for (String value : section.attributes("rtpmap")) {
            mappings.putIfAbsent(payloadType(value), behind(value));
        }
        return mappings;
    }

    /** The first word of the value of an rtpmap or an fmtp. */
    static String payloadType(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? value : value.substring(0, space);
    }

    private static String behind(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? "" : value.substring(space + 1).stripLeading();
    }

    private static Map<String, Map<String, String>> parameters(SdpSection section) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (String value : section.attributes("fmtp")) {
            Map<String, String> parameters = all.computeIfAbsent(payloadType(value), key -> new LinkedHashMap<>());
            for (String parameter : behind(value).split(";")) {
                int equals = parameter.indexOf('=');
                String name = (equals < 0 ? parameter : parameter.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    parameters.putIfAbsent(name, equals < 0 ? "" : parameter.substring(equals + 1).strip());
                }
            }
        }
        return all;
    }

    private static Optional<SdpCodec> codec(String format, String mapping, Map<String, String> parameters) {
        Matcher codec = MAPPING.matcher(mapping);
        if (!PAYLOAD_TYPE.matcher(format).matches() || Integer.parseInt(format) > MAX_PAYLOAD_TYPE || !codec.matches()) {
            return Optional.empty();
        }
        int channels = codec.group(3) == null ? 1 : Integer.parseInt(codec.group(3));
        return Optional.of(new SdpCodec(Integer.parseInt(format), codec.group(1), Integer.parseInt(codec.group(2)), channels,
                parameters));
    }
}
