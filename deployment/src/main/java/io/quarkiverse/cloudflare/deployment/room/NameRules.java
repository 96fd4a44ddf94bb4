package io.quarkiverse.cloudflare.deployment.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming;
import io.quarkiverse.cloudflare.runtime.protocol.Names;
import io.quarkus.runtime.configuration.DurationConverter;

/** Names are usable and unique, and ticks have a time. */
final class NameRules {

    // Below it a room does little but tick, and timers are not that precise.
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

    private NameRules() {
    }

    static List<RoomProblem> check(RoomClass room, List<RoomCallback> callbacks) {
        List<RoomProblem> problems = new ArrayList<>();
        Map<String, List<RoomCallback>> byName = new TreeMap<>(callbacks.stream()
                .filter(callback -> callback.kind().naming() != Naming.INTERVAL)
                .collect(Collectors.groupingBy(callback -> callback.kind().name() + " " + callback.value())));
        for (List<RoomCallback> same : byName.values()) {
            if (same.size() > 1) {
                problems.add(duplicate(room, same));
            }
        }
        callbacks.forEach(callback -> nameProblem(callback).ifPresent(problems::add));
        return problems;
    }

    /** @return the time between two ticks */
    static Duration interval(RoomCallback callback) {
        Duration interval = DurationConverter.parseDuration(callback.value());
        if (interval == null) {
            throw new IllegalArgumentException("An interval must not be empty");
        }
        return interval;
    }

    private static RoomProblem duplicate(RoomClass room, List<RoomCallback> same) {
        RoomCallback first = same.get(0);
        String what = first.kind().naming() == Naming.SINGLE ? first.kind().label()
                : "%s(\"%s\")".formatted(first.kind().label(), first.value());
        return new RoomProblem("A @Room must have at most one %s method; found %d".formatted(what, same.size()),
                same.stream().map(callback -> callback.method().signature()).sorted().toList(),
                first.kind().naming() == Naming.SINGLE ? "Make them one method."
                        : "Rename one of them, or make them one method.");
    }

    private static Optional<RoomProblem> nameProblem(RoomCallback callback) {
        return switch (callback.kind().naming()) {
            case SINGLE -> Optional.empty();
            case NAME -> emptyName(callback);
            case EVENT -> emptyName(callback).or(() -> reservedName(callback));
            case INTERVAL -> intervalProblem(callback);
        };
    }

    private static Optional<RoomProblem> emptyName(RoomCallback callback) {
        return callback.value().isBlank()
                ? Optional.of(new RoomProblem(callback.kind().subject() + " must have a name; found ''",
                        callback.method().signature(), "Write it in the annotation, for example %s(\"say\")."
                                .formatted(callback.kind().label())))
                : Optional.empty();
    }

    private static Optional<RoomProblem> reservedName(RoomCallback callback) {
        return Names.isReserved(callback.value()) ? Optional.of(new RoomProblem(
                "%s must not have a reserved name (phx_*, presence_*, cf_*, heartbeat); found '%s'"
                        .formatted(callback.kind().subject(), callback.value()),
                callback.method().signature(), "Choose another name.")) : Optional.empty();
    }

    private static Optional<RoomProblem> intervalProblem(RoomCallback callback) {
        String found = "'" + callback.value() + "'";
        try {
            if (interval(callback).compareTo(SHORTEST_INTERVAL) >= 0) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException malformed) {
            found += ", which is no duration";
        }
        return Optional.of(new RoomProblem(
                "%s must have an interval of at least 10 ms; found %s".formatted(callback.kind().subject(), found),
                callback.method().signature(), "Write it like every = \"15s\" or every = \"500ms\"."));
    }
}
