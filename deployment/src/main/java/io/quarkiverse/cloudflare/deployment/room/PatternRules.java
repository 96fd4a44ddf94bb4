package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.cloudflare.runtime.room.RoomPattern;

/** Patterns can be read, and no two of them match the same topic equally well. */
final class PatternRules {

    private PatternRules() {
    }

    static List<RoomProblem> check(List<RoomClass> rooms) {
        List<RoomProblem> problems = new ArrayList<>();
        Map<RoomClass, RoomPattern> patterns = new LinkedHashMap<>();
        for (RoomClass room : rooms) {
            try {
                RoomPattern pattern = RoomPattern.parse(room.pattern());
                patterns.forEach((other, others) -> {
                    if (pattern.ambiguousWith(others)) {
                        problems.add(ambiguous(other, room, pattern));
                    }
                });
                patterns.put(room, pattern);
            } catch (IllegalArgumentException malformed) {
                problems.add(malformed(room, malformed.getMessage()));
            }
        }
        return problems;
    }

    private static RoomProblem ambiguous(RoomClass one, RoomClass other, RoomPattern pattern) {
        return new RoomProblem("Two rooms must not match the same topic; '%s' and '%s' both match '%s'"
                .formatted(one.pattern(), other.pattern(), pattern.exampleTopic()),
                List.of(one.name(), other.name()), "Give one of them a literal segment.");
    }

    /** The message ends with the cure, behind a semicolon. */
    private static RoomProblem malformed(RoomClass room, String message) {
        int cure = message.lastIndexOf("; ");
        if (cure < 0) {
            return new RoomProblem(message, room.name(), "Write it like 'chat:{roomId}'.");
        }
        String fix = message.substring(cure + 2);
        return new RoomProblem(message.substring(0, cure), room.name(),
                fix.substring(0, 1).toUpperCase(Locale.ROOT) + fix.substring(1) + ".");
    }
}
