package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a text into lines and sections, and refuses one that cannot be SDP. It asks for no order and no completeness beyond
 * what the edits rely on.
 */
final class SdpParser {

    private final String text;
    private final List<SdpSection> sections = new ArrayList<>();
    private List<SdpLine> section = new ArrayList<>();
    private int number;
    private int blanks;

    private SdpParser(String text) {
        this.text = text;
    }

    /**
     * @return the session, then the media sections
     */
    static List<SdpSection> parse(String text) {
        return new SdpParser(text).sections();
    }

    private List<SdpSection> sections() {
        int start = 0;
        do {
            int feed = text.indexOf('\n', start);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? next : feed > start && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            number++;
            add(new SdpLine(text.substring(start, end), text.substring(end, next)));
            start = next;
        } while (start < text.length());
        close();
        return sections;
    }

    private void add(SdpLine line) {
        check(line.text());
        if (line.is('m')) {
            close();
        }
        section.add(line);
    }

    private void close() {
        String end = (sections.isEmpty() ? section.get(0) : sections.get(0).lines().get(0)).end();
        sections.add(new SdpSection(section, end));
        section = new ArrayList<>();
    }

    private void check(String line) {
        if (number == 1) {
            require(line.equals("v=0"), "the first line must be v=0");
        }
        // Copying a description often adds empty lines to its end; they are kept.
        if (line.isEmpty()) {
            blanks++;
            return;
        }
        number -= blanks;
        require(blanks == 0, "only the last lines may be empty");
        require(line.length() > 1 && isLetter(line.charAt(0)) && line.charAt(1) == '=',
                "a line must be one letter, = and a value");
        require(line.indexOf('\0') < 0, "a line must not contain NUL");
        require(line.indexOf('\r') < 0, "a line must not contain a carriage return");
        if (line.charAt(0) == 'm') {
            Optional<String> problem = SdpMediaLine.problemOf(line);
            require(problem.isEmpty(), problem.orElse(""));
        }
    }

    private static boolean isLetter(char type) {
        return type >= 'a' && type <= 'z' || type >= 'A' && type <= 'Z';
    }

    private void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException("Not SDP, line " + number + ": " + rule);
        }
    }
}
