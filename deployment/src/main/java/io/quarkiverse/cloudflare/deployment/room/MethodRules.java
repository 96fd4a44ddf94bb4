package io.quarkiverse.cloudflare.deployment.room;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait;

/** A callback can be called, on one kind of thread. */
final class MethodRules {

    private MethodRules() {
    }

    static List<RoomProblem> check(RoomCallback callback) {
        List<RoomProblem> problems = new ArrayList<>();
        MethodInfo method = callback.method().info();
        String where = callback.method().signature();
        if (Modifier.isPrivate(method.flags()) || Modifier.isStatic(method.flags())) {
            problems.add(new RoomProblem("A @Room callback must not be private or static; found " + modifiers(method), where,
                    "Remove the modifier; package-private is enough."));
        }
        List<DotName> executions = RoomDotNames.EXECUTION.stream().filter(method::hasDeclaredAnnotation).toList();
        if (executions.size() > 1) {
            problems.add(new RoomProblem(
                    "A @Room callback must have at most one of @Blocking, @NonBlocking and @RunOnVirtualThread; found "
                            + labels(executions),
                    where, "Keep the one that says where it runs."));
        }
        if (callback.kind().traits().contains(Trait.RULE)) {
            List<DotName> waiting = executions.stream().filter(name -> !name.equals(RoomDotNames.NON_BLOCKING)).toList();
            if (!waiting.isEmpty()) {
                problems.add(new RoomProblem(callback.kind().subject() + " must run on the event loop; found "
                        + labels(waiting), where, "Remove it, and look at nothing that may block."));
            }
        }
        return problems;
    }

    private static String modifiers(MethodInfo method) {
        return Modifier.toString(method.flags() & (Modifier.PRIVATE | Modifier.STATIC));
    }

    private static String labels(List<DotName> annotations) {
        return annotations.stream().map(name -> "@" + name.withoutPackagePrefix()).collect(Collectors.joining(", "));
    }
}
