package io.quarkiverse.cloudflare.deployment.room;

import java.util.List;

/**
 * One mistake in a room class, worded for the person who made it.
 *
 * @param rule what must hold, and what was found instead
 * @param where the classes or methods at fault: one behind the rule, several below it
 * @param fix one thing to do about it
 */
public record RoomProblem(String rule, List<String> where, String fix) implements Comparable<RoomProblem> {

    public RoomProblem {
        where = List.copyOf(where);
    }

    public RoomProblem(String rule, String where, String fix) {
        this(rule, List.of(where), fix);
    }

    public String message() {
        String places = where.size() == 1 ? " " + where.get(0) : "\n\t- " + String.join("\n\t- ", where);
        return "%s:%s\n\t- %s".formatted(rule, places, fix);
    }

    /** By place, so that the mistakes of one class stand together. */
    @Override
    public int compareTo(RoomProblem other) {
        int byPlace = where.get(0).compareTo(other.where.get(0));
        return byPlace != 0 ? byPlace : message().compareTo(other.message());
    }
}
