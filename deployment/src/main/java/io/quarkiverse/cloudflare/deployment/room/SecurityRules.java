package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait;
import io.quarkiverse.cloudflare.runtime.room.Execution;
import io.quarkiverse.cloudflare.runtime.room.ResultShape;

/** A security annotation stands only where it is enforced. */
final class SecurityRules {

    private SecurityRules() {
    }

    static List<RoomProblem> check(RoomClass room, List<RoomCallback> callbacks, IndexView index) {
        List<RoomProblem> problems = new ArrayList<>();
        inherited(room, index).ifPresent(problems::add);
        policy(room.info(), room.name()).ifPresent(problems::add);
        for (RoomCallback callback : callbacks) {
            policy(callback.method().info(), callback.method().signature()).ifPresent(problems::add);
            waiting(callback).ifPresent(problems::add);
            Optional<DotName> annotation = annotationOf(callback.method().info());
            if (annotation.isPresent() && !callback.kind().traits().contains(Trait.SECURABLE)) {
                problems.add(new RoomProblem(
                        "%s must not have a security annotation, because it is called for nobody; found @%s"
                                .formatted(callback.kind().subject(), annotation.get().withoutPackagePrefix()),
                        callback.method().signature(), "Remove it; what is annotated on the class does not apply here."));
            }
        }
        return problems;
    }

    /** @return the security annotation that is written on this class or method */
    static Optional<DotName> annotationOf(Declaration target) {
        return RoomDotNames.SECURITY.stream().filter(target::hasDeclaredAnnotation).findFirst();
    }

    /** For an application that could not enforce what is written. */
    static Optional<RoomProblem> unenforced(RoomClass room, List<RoomCallback> callbacks) {
        return annotationOf(room.info()).map(annotation -> unenforced(annotation, room.name()))
                .or(() -> callbacks.stream()
                        .flatMap(callback -> annotationOf(callback.method().info())
                                .map(annotation -> unenforced(annotation, callback.method().signature())).stream())
                        .findFirst());
    }

    private static RoomProblem unenforced(DotName annotation, String where) {
        return new RoomProblem("A security annotation needs quarkus-security in the application; found @"
                + annotation.withoutPackagePrefix(), where,
                "Add the extension that knows your users, for example quarkus-oidc, or quarkus-security itself.");
    }

    /** The interceptor of such a method waits for the answer, which nobody may do on the event loop. */
    private static Optional<RoomProblem> waiting(RoomCallback callback) {
        ResultShape shape = ReturnType.shapeOf(callback.method().returnType());
        boolean waits = callback.execution() == Execution.EVENT_LOOP && shape != ResultShape.UNI && shape != ResultShape.MULTI;
        return waits && RoomDotNames.PERMISSIONS.stream().anyMatch(callback.method().info()::hasDeclaredAnnotation)
                ? Optional.of(new RoomProblem(
                        "A callback with @PermissionsAllowed that runs on the event loop must return a Uni or a Multi; found "
                                + RoomMethod.text(callback.method().returnType()),
                        callback.method().signature(), "Return a Uni, or remove @NonBlocking."))
                : Optional.empty();
    }

    private static Optional<RoomProblem> inherited(RoomClass room, IndexView index) {
        if (annotationOf(room.info()).isPresent()) {
            return Optional.empty();
        }
        ClassInfo parent = index.getClassByName(room.info().superName());
        while (parent != null) {
            Optional<DotName> annotation = annotationOf(parent);
            if (annotation.isPresent()) {
                return Optional.of(new RoomProblem("A @Room must not inherit a security annotation; found @%s on %s"
                        .formatted(annotation.get().withoutPackagePrefix(), parent.name()), room.name(),
                        "Write it on the room too."));
            }
            parent = parent.superName() == null ? null : index.getClassByName(parent.superName());
        }
        return Optional.empty();
    }

    private static Optional<RoomProblem> policy(AnnotationTarget target, String where) {
        return target.hasDeclaredAnnotation(RoomDotNames.AUTHORIZATION_POLICY)
                ? Optional.of(new RoomProblem("A @Room must not use @AuthorizationPolicy, which is asked per HTTP request",
                        where, "Use @RolesAllowed or @PermissionsAllowed, or a JoinCheck bean."))
                : Optional.empty();
    }
}
