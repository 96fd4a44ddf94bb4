package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes candidates of a description, and what says that there are no more of them.
 */
final class CandidateEdit {

    private static final String CANDIDATE = "candidate";
    private static final String END = "end-of-candidates";

    // Asked with the value of the attribute.
    private final Predicate<String> unwanted;

    private CandidateEdit(Predicate<String> unwanted) {
        this.unwanted = unwanted;
    }

    static CandidateEdit all() {
        return new CandidateEdit(value -> true);
    }

    static CandidateEdit of(Predicate<SdpCandidate> unwanted) {
        Objects.requireNonNull(unwanted, "unwanted");
        return new CandidateEdit(value -> SdpCandidate.parse(value).filter(unwanted).isPresent());
    }

    /**
     * A peer that trickles would take an end without candidates for a failure, so the end goes with the last candidate.
     */
    List<SdpSection> apply(List<SdpSection> sections) {
        List<SdpSection> edited = sections.stream().map(this::withoutUnwanted).toList();
        boolean noneLeft = lostTheLast(sections, edited);
        List<SdpSection> result = new ArrayList<>();
        for (int i = 0; i < edited.size(); i++) {
            boolean ends = noneLeft || i > 0 && lostTheLast(sections.subList(i, i + 1), edited.subList(i, i + 1));
            result.add(ends ? without(END, edited.get(i), value -> true) : edited.get(i));
        }
        return result;
    }

    private SdpSection withoutUnwanted(SdpSection section) {
        return without(CANDIDATE, section, unwanted);
    }

    private static boolean lostTheLast(List<SdpSection> before, List<SdpSection> after) {
        return before.stream().anyMatch(section -> section.has(CANDIDATE))
                && after.stream().noneMatch(section -> section.has(CANDIDATE));
    }

    private static SdpSection without(String attribute, SdpSection section, Predicate<String> unwanted) {
        List<SdpLine> kept = new ArrayList<>();
        for (SdpLine line : section.lines()) {
            Optional<String> value = line.attribute(attribute);
            if (value.filter(unwanted).isEmpty()) {
                kept.add(line);
            }
        }
        return section.withLines(kept);
    }
}
