package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Finds every mistake in every room. Jandex in, problems out.
 */
final class RoomValidator {

    private final IndexView index;
    private final List<CallbackKind> kinds;
    private final Set<DotName> complete;

    /**
     * @param complete annotations of classes that need no callbacks
     */
    RoomValidator(IndexView index, Collection<CallbackKind> kinds, Set<DotName> complete) {
        this.index = index;
        this.kinds = List.copyOf(kinds);
        this.complete = complete;
    }

    /** @return sorted, and each once: rooms that share a superclass share its mistakes */
    List<RoomProblem> validate() {
        List<RoomClass> rooms = RoomClass.all(index);
        List<RoomProblem> problems = new ArrayList<>();
        for (RoomClass room : rooms) {
            validate(room, problems);
        }
        problems.addAll(PatternRules.check(rooms));
        problems.addAll(StrayRules.check(index, kinds, rooms));
        return problems.stream().distinct().sorted().toList();
    }

    private void validate(RoomClass room, List<RoomProblem> problems) {
        List<RoomCallback> callbacks = room.callbacks(kinds, index);
        problems.addAll(ClassRules.check(room));
        if (complete.stream().noneMatch(room.info()::hasDeclaredAnnotation)) {
            ClassRules.noCallback(room, callbacks, kinds).ifPresent(problems::add);
        }
        problems.addAll(SecurityRules.check(room, callbacks, index));
        problems.addAll(NameRules.check(room, callbacks));
        ParameterRules parameters = new ParameterRules(index);
        ResultRules results = new ResultRules(index);
        for (RoomCallback callback : callbacks) {
            problems.addAll(MethodRules.check(callback));
            problems.addAll(parameters.check(callback));
            results.check(callback).ifPresent(problems::add);
        }
    }
}
