package io.quarkiverse.cloudflare.deployment.room;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait;
import io.quarkiverse.cloudflare.deployment.room.parameter.CallbackParameter;
import io.quarkiverse.cloudflare.runtime.room.Execution;
import io.quarkiverse.cloudflare.runtime.room.ResultShape;

/**
 * A method of a room as one kind of callback. A method with two annotations is two of these.
 */
public record RoomCallback(RoomClass room, CallbackKind kind, RoomMethod method) {

    /** @return what the annotation says the name or the interval is; empty if it says none */
    public String value() {
        AnnotationInstance annotation = method.info().declaredAnnotation(kind.annotation());
        AnnotationValue value = annotation.value(kind.naming() == Naming.INTERVAL ? "every" : "value");
        return value == null ? "" : value.asString();
    }

    List<CallbackParameter> parameters() {
        return method.info().parameters().stream()
                .map(parameter -> new CallbackParameter(kind, method, parameter, room.segments())).toList();
    }

    /** @return where it runs: what the method says, else its class, else the room, else its return type */
    Execution execution() {
        if (kind.traits().contains(Trait.RULE)) {
            return Execution.EVENT_LOOP;
        }
        Optional<DotName> annotation = Stream.<Declaration> of(method.info(), method.info().declaringClass(), room.info())
                .flatMap(target -> RoomDotNames.EXECUTION.stream().filter(target::hasDeclaredAnnotation)).findFirst();
        if (annotation.isPresent()) {
            return annotation.get().equals(RoomDotNames.BLOCKING) ? Execution.WORKER
                    : annotation.get().equals(RoomDotNames.NON_BLOCKING) ? Execution.EVENT_LOOP : Execution.VIRTUAL_THREAD;
        }
        ResultShape shape = ReturnType.shapeOf(method.returnType());
        return shape == ResultShape.UNI || shape == ResultShape.MULTI ? Execution.EVENT_LOOP : Execution.WORKER;
    }

    /** @return what Jackson reads for it */
    public Optional<Type> payload() {
        return parameters().stream().filter(parameter -> ParameterRules.sourceOf(parameter).orElseThrow().isRead())
                .map(CallbackParameter::type).findFirst();
    }

    public Result result() {
        return ReturnType.resultOf(method.returnType());
    }

    /** @return what Jackson writes of its result: without {@code Uni}, {@code Multi} and {@code Broadcast} */
    public Type written() {
        return ReturnType.value(method.returnType());
    }

    /** @return what Jackson reads for it, and writes of its result */
    Stream<Type> jsonTypes() {
        return result() == Result.NOTHING ? payload().stream() : Stream.concat(payload().stream(), Stream.of(written()));
    }
}
