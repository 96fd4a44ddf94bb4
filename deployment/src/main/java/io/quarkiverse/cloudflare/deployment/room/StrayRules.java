package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** A callback is declared by a room, or by a type a room inherits from. */
final class StrayRules {

    private StrayRules() {
    }

    static List<RoomProblem> check(IndexView index, List<CallbackKind> kinds, List<RoomClass> rooms) {
        Set<DotName> known = new HashSet<>();
        for (RoomClass room : rooms) {
            addTypesOf(room.info(), index, known);
        }
        List<RoomProblem> problems = new ArrayList<>();
        for (CallbackKind kind : kinds) {
            for (AnnotationInstance annotation : index.getAnnotations(kind.annotation())) {
                if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
                    MethodInfo method = annotation.target().asMethod();
                    if (!known.contains(method.declaringClass().name())) {
                        problems.add(new RoomProblem(kind.subject() + " must be declared by a @Room class or a type it inherits"
                                + " from; found " + method.declaringClass().name(), RoomMethod.signature(method),
                                "Annotate the class with @Room, or remove " + kind.label() + "."));
                    }
                }
            }
        }
        return problems;
    }

    private static void addTypesOf(ClassInfo type, IndexView index, Set<DotName> known) {
        if (type == null || !known.add(type.name())) {
            return;
        }
        if (type.superName() != null) {
            addTypesOf(index.getClassByName(type.superName()), index, known);
        }
        type.interfaceNames().forEach(name -> addTypesOf(index.getClassByName(name), index, known));
    }
}
