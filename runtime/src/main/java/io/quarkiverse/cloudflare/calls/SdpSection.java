package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of the session, or of one media section from its {@code m=} line on.
 *
 * @param lines at least one
 * @param lineEnd what ends the lines of the text
 */
record SdpSection(List<SdpLine> lines, String lineEnd) {

    SdpSection {
        lines = List.copyOf(lines);
    }

    SdpSection withLines(List<SdpLine> others) {
        return new SdpSection(others, lineEnd);
    }

    SdpSection withFirst(String text) {
        List<SdpLine> others = new ArrayList<>(lines);
        others.set(0, lines.get(0).withText(text));
        return withLines(others);
    }

    /** Only of a media section. */
    SdpMediaLine mediaLine() {
        return SdpMediaLine.parse(lines.get(0).text());
    }

    List<String> attributes(String name) {
        List<String> values = new ArrayList<>();
        for (SdpLine line : lines) {
            line.attribute(name).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    Optional<String> attribute(String name) {
        for (SdpLine line : lines) {
            Optional<String> value = line.attribute(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    boolean has(String attribute) {
        return attribute(attribute).isPresent();
    }

    void writeTo(StringBuilder text) {
        lines.forEach(line -> text.append(line.text()).append(line.end()));
    }

    @Override
    public String toString() {
        return "SdpSection[" + lines.size() + " lines]";
    }
}
