package io.quarkiverse.cloudflare.deployment.room;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait;

/** What holds of the class itself. */
final class ClassRules {

    private ClassRules() {
    }

    static List<RoomProblem> check(RoomClass room) {
        List<RoomProblem> problems = new ArrayList<>();
        if (room.info().isInterface() || Modifier.isAbstract(room.info().flags())) {
            problems.add(new RoomProblem("A @Room must be a class that can be created; found "
                    + (room.info().isInterface() ? "an interface" : "an abstract class"), room.name(),
                    "Move the annotation to a class that " + (room.info().isInterface() ? "implements" : "extends") + " it."));
        }
        if (room.capacity() < 0) {
            problems.add(new RoomProblem("The capacity of a @Room must not be negative; found " + room.capacity(), room.name(),
                    "Write the most members it may have, or 0 for no limit."));
        }
        return problems;
    }

    static Optional<RoomProblem> noCallback(RoomClass room, List<RoomCallback> callbacks, Collection<CallbackKind> kinds) {
        if (callbacks.stream().anyMatch(callback -> !callback.kind().traits().contains(Trait.RULE))) {
            return Optional.empty();
        }
        return Optional.of(new RoomProblem("A @Room must declare at least one callback; found none", room.name(),
                "Annotate a method with one of " + kinds.stream().filter(ClassRules::isForAnyRoom)
                        .map(CallbackKind::label).sorted().collect(Collectors.joining(", ")) + "."));
    }

    private static boolean isForAnyRoom(CallbackKind kind) {
        return !kind.traits().contains(Trait.RULE)
                && kind.annotation().packagePrefix().equals(RoomDotNames.ROOM.packagePrefix());
    }

    /** For a class that everything else is right with. */
    static RoomProblem noBean(RoomClass room) {
        return new RoomProblem("A @Room must be a CDI bean; found a class that is none", room.name(),
                "Make it a top-level or static class with one constructor or an @Inject one, without @Vetoed, that"
                        + " quarkus.arc.exclude-types does not name.");
    }
}
