package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.room.Ordering;
import io.quarkiverse.cloudflare.runtime.room.RoomPattern;

/**
 * A class annotated with {@code @Room}, as its author wrote it: right or wrong.
 */
public record RoomClass(ClassInfo info) {

    /** @return every room, by the name of its class */
    public static List<RoomClass> all(IndexView index) {
        return index.getAnnotations(RoomDotNames.ROOM).stream().map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .map(target -> new RoomClass(target.asClass()))
                .sorted(Comparator.comparing(RoomClass::name)).toList();
    }

    public String name() {
        return info.name().toString();
    }

    public String pattern() {
        return value("value").map(AnnotationValue::asString).orElse("");
    }

    /** @return the segments that a {@code @RoomParam} may name; empty if the pattern cannot be read */
    Optional<List<String>> segments() {
        try {
            return Optional.of(RoomPattern.parse(pattern()).parameterNames());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    int capacity() {
        return value("capacity").map(AnnotationValue::asInt).orElse(0);
    }

    Ordering ordering() {
        return value("ordering").map(value -> Ordering.valueOf(value.asEnum())).orElse(Ordering.PER_ROOM);
    }

    public boolean presence() {
        return value("presence").map(AnnotationValue::asBoolean).orElse(true);
    }

    /** @return in the order of the kinds, then of the declarations */
    public List<RoomCallback> callbacks(Collection<CallbackKind> kinds, IndexView index) {
        List<RoomMethod> methods = RoomMethods.of(info, index);
        List<RoomCallback> callbacks = new ArrayList<>();
        for (CallbackKind kind : kinds) {
            methods.stream().filter(method -> method.info().hasDeclaredAnnotation(kind.annotation()))
                    .forEach(method -> callbacks.add(new RoomCallback(this, kind, method)));
        }
        return callbacks;
    }

    private Optional<AnnotationValue> value(String name) {
        return Optional.ofNullable(info.declaredAnnotation(RoomDotNames.ROOM).value(name));
    }
}
