package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * An {@code m=} line.
 *
 * @param head everything before the formats
 * @param type what the section carries, for example {@code audio}
 * @param port 0 to 65535
 * @param protocol for example {@code UDP/TLS/RTP/SAVPF}
 * @param formats the payload types, or what the protocol has in their place
 */
record SdpMediaLine(String head, String type, int port, String protocol, List<String> formats) {

    private static final int MAX_PORT = 65_535;

    SdpMediaLine {
        formats = List.copyOf(formats);
    }

    /**
     * @return the rule the line breaks; empty if it can be parsed
     */
    static Optional<String> problemOf(String line) {
        StringTokenizer fields = new StringTokenizer(line.substring(2), " ");
        if (line.startsWith("m= ") || fields.countTokens() < 3) {
            return Optional.of("m= must be followed by the media, the port, the protocol and the formats");
        }
        fields.nextToken();
        return portOf(fields.nextToken()) < 0 ? Optional.of("the port must be a number from 0 to " + MAX_PORT)
                : Optional.empty();
    }

    /**
     * @param line one without a problem
     */
    static SdpMediaLine parse(String line) {
        StringTokenizer fields = new StringTokenizer(line.substring(2), " ");
        String type = fields.nextToken();
        int port = portOf(fields.nextToken());
        String protocol = fields.nextToken();
        List<String> formats = new ArrayList<>();
        while (fields.hasMoreTokens()) {
            formats.add(fields.nextToken());
        }
        int head = 2;
        for (int skipped = 0; skipped < 3; skipped++) {
            head = endOfField(line, head);
        }
        return new SdpMediaLine(line.substring(0, head), type, port, protocol, formats);
    }

    Optional<TrackKind> kind() {
        if (type.equals("audio")) {
            return Optional.of(TrackKind.AUDIO);
        }
        return type.equals("video") ? Optional.of(TrackKind.VIDEO) : Optional.empty();
    }

    String withFormats(List<String> reordered) {
        return head + " " + String.join(" ", reordered);
    }

    private static int endOfField(String line, int from) {
        int at = from;
        while (line.charAt(at) == ' ') {
            at++;
        }
        int end = line.indexOf(' ', at);
        return end < 0 ? line.length() : end;
    }

    /**
     * @return -1 if this is no port, with or without a number of ports
     */
    private static int portOf(String field) {
        int slash = field.indexOf('/');
        String port = slash < 0 ? field : field.substring(0, slash);
        if (!port.matches("[0-9]{1,5}")) {
            return -1;
        }
        int number = Integer.parseInt(port);
        return number <= MAX_PORT ? number : -1;
    }
}
