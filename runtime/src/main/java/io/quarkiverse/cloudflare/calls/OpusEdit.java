package io.quarkiverse.cloudflare.calls;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Sets parameters of Opus in a section.
 */
final class OpusEdit {

    // In the order in which missing ones are added. Empty: to be removed.
    private final Map<String, Optional<String>> wanted = new LinkedHashMap<>();

    OpusEdit(OpusOptions options) {
        options.dtx().ifPresent(dtx -> wanted.put("usedtx", flag(dtx)));
        options.fec().ifPresent(fec -> wanted.put("useinbandfec", flag(fec)));
        options.stereo().ifPresent(stereo -> wanted.put("stereo", flag(stereo)));
        options.stereo().ifPresent(stereo -> wanted.put("sprop-stereo", flag(stereo)));
        options.maxAverageBitrate()
                .ifPresent(bitrate -> wanted.put("maxaveragebitrate", Optional.of(Integer.toString(bitrate))));
    }

    private static Optional<String> flag(boolean set) {
        return set ? Optional.of("1") : Optional.empty();
    }

    SdpSection apply(SdpSection section) {
        Map<String, Queue<Fmtp>> formats = formats(section);
        Map<String, Fmtp> missing = missing(formats);
        formats.values().forEach(this::set);
        SdpWriter lines = new SdpWriter(section);
        for (SdpLine line : section.lines()) {
            Optional<Fmtp> known = line.attribute("fmtp").map(SdpCodecs::payloadType).map(formats::get).map(Queue::remove);
            known.ifPresentOrElse(fmtp -> fmtp.writeTo(lines, line), () -> lines.keep(line));
            line.attribute("rtpmap").map(SdpCodecs::payloadType).map(missing::remove)
                    .ifPresent(fmtp -> lines.add(fmtp.line()));
        }
        return lines.section();
    }

    /**
     * @return for each payload type of Opus, its fmtp lines in their order: usually one
     */
    private static Map<String, Queue<Fmtp>> formats(SdpSection section) {
        Map<String, Queue<Fmtp>> formats = new HashMap<>();
        SdpCodecs.mappings(section).forEach((payloadType, mapping) -> {
            if (mapping.regionMatches(true, 0, "opus/", 0, "opus/".length())) {
                formats.put(payloadType, new ArrayDeque<>());
            }
        });
        for (String value : section.attributes("fmtp")) {
            Queue<Fmtp> lines = formats.get(SdpCodecs.payloadType(value));
            if (lines != null) {
                lines.add(new Fmtp(value));
            }
        }
        return formats;
    }

    private Map<String, Fmtp> missing(Map<String, Queue<Fmtp>> formats) {
        Map<String, Fmtp> missing = new HashMap<>();
        formats.forEach((payloadType, lines) -> {
            Fmtp added = new Fmtp(payloadType);
            if (lines.isEmpty()) {
                set(List.of(added));
            }
            if (!added.isEmpty()) {
                missing.put(payloadType, added);
            }
        });
        return missing;
    }

    private void set(Collection<Fmtp> lines) {
        wanted.forEach((name, value) -> {
            if (value.isEmpty()) {
                lines.forEach(fmtp -> fmtp.remove(name));
            } else if (lines.stream().anyMatch(fmtp -> fmtp.has(name))) {
                lines.forEach(fmtp -> fmtp.replace(name, value.get()));
            } else {
                lines.stream().findFirst().ifPresent(fmtp -> fmtp.add(name, value.get()));
            }
        });
    }
}
