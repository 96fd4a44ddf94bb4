package io.quarkiverse.cloudflare.runtime.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.protocol.Names;

/**
 * The pattern of room addresses, for example {@code chat:{roomId}}. It matches topics of as many segments as it has itself.
 * <p>
 * The natural order is precedence: of two patterns that match a topic, the lesser one wins. A literal segment beats a
 * parameter, left to right. Thread-safe.
 */
public final class RoomPattern implements Comparable<RoomPattern> {

    private final String text;
    private final List<Segment> segments;
    private final List<String> parameterNames;

    private RoomPattern(String text, List<Segment> segments, List<String> parameterNames) {
        this.text = text;
        this.segments = List.copyOf(segments);
        this.parameterNames = List.copyOf(parameterNames);
    }

    /**
     * @throws IllegalArgumentException if this is no pattern; the message is a sentence that names the cure
     */
    public static RoomPattern parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A room pattern must not be empty; write for example 'chat:{roomId}'");
        }
        if (text.equals(Names.PHOENIX)) {
            throw new IllegalArgumentException("The room pattern '" + Names.PHOENIX
                    + "' is the topic of the connection itself; choose another name");
        }
        List<Segment> segments = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (String part : text.split(":", -1)) {
            Segment segment = Segment.parse(text, part);
            if (segment.parameter()) {
                if (parameters.contains(segment.text())) {
                    throw new IllegalArgumentException("The room pattern '" + text + "' has two parameters named '"
                            + segment.text() + "'; rename one of them");
                }
                parameters.add(segment.text());
            }
            segments.add(segment);
        }
        RoomPattern pattern = new RoomPattern(text, segments, parameters);
        if (!RoomAddress.isValid(pattern.exampleTopic())) {
            throw new IllegalArgumentException("The room pattern '" + text + "' matches no address, which has at most "
                    + RoomAddress.MAX_BYTES + " bytes and no control characters; shorten its literal segments");
        }
        return pattern;
    }

    /**
     * @return the values of the parameters by name, in the order of the pattern; nothing if the topic does not match
     */
    public Optional<Map<String, String>> match(String topic) {
        // The topic of the connection is no room, whatever a pattern of one parameter says.
        if (topic.equals(Names.PHOENIX)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i < segments.size(); i++) {
            int colon = topic.indexOf(':', start);
            boolean last = i == segments.size() - 1;
            if (last != colon < 0) {
                return Optional.empty();
            }
            int end = last ? topic.length() : colon;
            Segment segment = segments.get(i);
            if (segment.parameter()) {
                if (start == end) {
                    return Optional.empty();
                }
                values.put(segment.text(), topic.substring(start, end));
            } else if (segment.text().length() != end - start || !topic.startsWith(segment.text(), start)) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(Collections.unmodifiableMap(values));
    }

    /**
     * @return the names of the parameters, in the order of the pattern
     */
    public List<String> parameterNames() {
        return parameterNames;
    }

    /**
     * @return whether there are topics that both match and for which neither wins; {@link #exampleTopic()} is one of them
     */
    public boolean ambiguousWith(RoomPattern other) {
        // Where one has a literal and the other a parameter, one wins; where literals differ, no topic matches both.
        if (segments.size() != other.segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).matchesTheSameAs(other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * @return a topic that this pattern matches, for messages
     */
    public String exampleTopic() {
        StringBuilder topic = new StringBuilder();
        for (Segment segment : segments) {
            topic.append(topic.length() == 0 ? "" : ":").append(segment.parameter() ? "x" : segment.text());
        }
        return topic.toString();
    }

    @Override
    public int compareTo(RoomPattern other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = segments.get(i).compareTo(other.segments.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * @return the pattern as it was written
     */
    @Override
    public String toString() {
        return text;
    }
}
