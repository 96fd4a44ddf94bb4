package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which payload type means what in one session, from its first description to its last: a number never gets another meaning,
 * and a codec has one number in everything this side offers. Owned by the media loop.
 */
public final class PayloadTypes {

    private static final int LAST_DYNAMIC = 127;
    private static final int FIRST_DYNAMIC = 96;
    // What browsers turn to when the numbers above are used up. 64 to 95 would be taken for RTCP (RFC 5761, section 4).
    private static final int LAST_SPARE = 63;
    private static final int FIRST_SPARE = 35;
    // Below are numbers with a fixed meaning, and then none that is free.
    private static final int NONE = -1;

    private final Map<String, Codec> known = new HashMap<>();
    private final Set<Integer> used = new HashSet<>();

    /** Learns from a description of the peer. */
    public void seen(RemoteDescription description) {
        used.addAll(description.payloadTypes());
        for (RemoteSection section : description.sections()) {
            // What the peer says about a number takes the place of what was made up for it.
            section.forwarded().forEach(codec -> known.merge(codec.key(), codec,
                    (old, present) -> old.payloadType() == present.payloadType() ? present : old));
        }
    }

    /**
     * A codec of a section as it is written now. All sections must say the same about a number, or browsers refuse them.
     */
    public Codec present(Codec codec) {
        Codec here = known.get(codec.key());
        return here == null || here.payloadType() != codec.payloadType() ? codec
                : new Codec(here.payloadType(), here.name(), here.clockRate(), here.channels(), here.parameters(),
                        codec.feedback());
    }

    /**
     * The same codecs with the numbers and parameters they have in this session.
     *
     * @return without those for which there is no number any more
     */
    public List<Codec> of(List<Codec> codecs) {
        Map<String, Codec> mapped = new LinkedHashMap<>();
        for (Codec codec : codecs) {
            here(codec).ifPresent(here -> mapped.putIfAbsent(codec.key(), here));
        }
        return new ArrayList<>(mapped.values());
    }

    private Optional<Codec> here(Codec codec) {
        Codec here = known.get(codec.key());
        if (here == null) {
            int number = used.contains(codec.payloadType()) ? free() : codec.payloadType();
            if (number == NONE) {
                return Optional.empty();
            }
            here = new Codec(number, codec.name(), codec.clockRate(), codec.channels(), codec.parameters(), codec.feedback());
            used.add(number);
            known.put(codec.key(), here);
        }
        return Optional.of(new Codec(here.payloadType(), here.name(), here.clockRate(), here.channels(), here.parameters(),
                codec.feedback()));
    }

    private int free() {
        for (int number = LAST_DYNAMIC; number >= FIRST_SPARE; number--) {
            boolean dynamic = number >= FIRST_DYNAMIC || number <= LAST_SPARE;
            if (dynamic && !used.contains(number)) {
                return number;
            }
        }
        return NONE;
    }

    /**
     * Where packets of a source go.
     *
     * @param target the codecs of the section they go to
     * @return payload types of the target by those of the source; what the target does not have is missing
     */
    public static Map<Integer, Integer> between(List<Codec> source, List<Codec> target) {
        Map<String, Integer> numbers = new HashMap<>();
        target.forEach(codec -> numbers.putIfAbsent(codec.key(), codec.payloadType()));
        Map<Integer, Integer> between = new LinkedHashMap<>();
        for (Codec codec : source) {
            Optional.ofNullable(numbers.get(codec.key())).ifPresent(number -> between.put(codec.payloadType(), number));
        }
        return between;
    }
}
