package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts codecs to the front of an {@code m=} line.
 */
final class CodecOrder {

    private static final String RETRANSMISSION = "rtx";

    // In lower case. A retransmission has no place of its own.
    private final Set<String> names = new LinkedHashSet<>();

    CodecOrder(List<String> names) {
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
        this.names.remove(RETRANSMISSION);
    }

    SdpSection apply(SdpSection section) {
        SdpMediaLine media = section.mediaLine();
        Map<String, Integer> ranks = ranks(SdpCodecs.of(section, media));
        List<String> formats = new ArrayList<>(media.formats());
        formats.sort(Comparator.comparing(format -> ranks.getOrDefault(format, ranks.size())));
        return formats.equals(media.formats()) ? section : section.withFirst(media.withFormats(formats));
    }

    private Map<String, Integer> ranks(List<SdpCodec> codecs) {
        Map<String, List<String>> groups = new HashMap<>();
        Map<String, List<String>> retransmissions = new HashMap<>();
        for (SdpCodec codec : codecs) {
            boolean isRetransmission = codec.is(RETRANSMISSION);
            Map<String, List<String>> group = isRetransmission ? retransmissions : groups;
            String key = isRetransmission ? codec.parameters().getOrDefault("apt", "") : codec.name().toLowerCase(Locale.ROOT);
            group.computeIfAbsent(key, name -> new ArrayList<>()).add(Integer.toString(codec.payloadType()));
        }
        Map<String, Integer> ranks = new HashMap<>();
        for (String name : names) {
            for (String payloadType : groups.getOrDefault(name, List.of())) {
                ranks.put(payloadType, ranks.size());
                retransmissions.getOrDefault(payloadType, List.of()).forEach(rtx -> ranks.put(rtx, ranks.size()));
            }
        }
        return ranks;
    }
}
