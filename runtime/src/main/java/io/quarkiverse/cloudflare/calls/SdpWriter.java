package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the lines of a section anew. Not thread-safe: owned by one edit.
 */
final class SdpWriter {

    private final List<SdpLine> lines = new ArrayList<>();
    private final String lineEnd;

    SdpWriter(SdpSection section) {
        this.lineEnd = section.lineEnd();
    }

    void keep(SdpLine line) {
        lines.add(line);
    }

    /**
     * Adds a line behind the one kept last. A text whose last line has no end stays one.
     */
    void add(String text) {
        int last = lines.size() - 1;
        String end = lines.get(last).end();
        if (end.isEmpty()) {
            lines.set(last, lines.get(last).withEnd(lineEnd));
        }
        lines.add(new SdpLine(text, end));
    }

    SdpSection section() {
        return new SdpSection(lines, lineEnd);
    }
}
