package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells which mappings of codecs carry the same packets.
 */
final class CodecKey {

    // profile_idc and constraint flags; the level that follows may differ (RFC 6184).
    private static final int H264_PROFILE_DIGITS = 4;
    // Constrained baseline, level 1: what a mapping without a profile means.
    private static final String H264_DEFAULT = "42000a";

    private CodecKey() {
    }

    static String of(Codec codec) {
        String name = codec.name().toUpperCase(Locale.ROOT);
        return name + "/" + codec.clockRate() + "/" + codec.channels() + profile(name, parameters(codec.parameters()));
    }

    private static String profile(String name, Map<String, String> parameters) {
        return switch (name) {
            case "H264" -> "/" + h264(parameters.getOrDefault("profile-level-id", H264_DEFAULT)) + "/"
                    + parameters.getOrDefault("packetization-mode", "0");
            case "H265" -> "/" + parameters.getOrDefault("profile-id", "1");
            case "VP9" -> "/" + parameters.getOrDefault("profile-id", "0");
            case "AV1" -> "/" + parameters.getOrDefault("profile", "0");
            default -> "";
        };
    }

    private static String h264(String level) {
        String lower = level.toLowerCase(Locale.ROOT);
        return lower.length() < H264_PROFILE_DIGITS ? lower : lower.substring(0, H264_PROFILE_DIGITS);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : text.split(";")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        parameter.substring(equals + 1).strip());
            }
        }
        return parameters;
    }
}
