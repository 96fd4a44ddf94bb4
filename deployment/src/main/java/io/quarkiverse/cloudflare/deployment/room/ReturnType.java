package io.quarkiverse.cloudflare.deployment.room;

import java.util.Set;

import org.jboss.jandex.DotName;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result;
import io.quarkiverse.cloudflare.runtime.room.ResultShape;

/** What the return type of a callback means. */
final class ReturnType {

    private static final Type ANYTHING = Type.create(DotName.createSimple(Object.class), Type.Kind.CLASS);
    // They would be written as JSON objects of their own state, which nobody means.
    private static final Set<DotName> FOREIGN = Set.of(
            DotName.createSimple("java.util.concurrent.CompletionStage"),
            DotName.createSimple("java.util.concurrent.CompletableFuture"),
            DotName.createSimple("java.util.concurrent.Future"),
            DotName.createSimple("java.util.concurrent.Flow$Publisher"),
            DotName.createSimple("java.util.stream.Stream"));

    private ReturnType() {
    }

    /** @return {@code null} if no callback may return it */
    static Result resultOf(Type type) {
        if (is(type, RoomDotNames.MULTI)) {
            Result item = syncResultOf(argument(type));
            return item == Result.REPLY ? Result.STREAM : null;
        }
        return syncResultOf(is(type, RoomDotNames.UNI) ? argument(type) : type);
    }

    private static Result syncResultOf(Type type) {
        if (type.kind() == Type.Kind.VOID || is(type, RoomDotNames.VOID)) {
            return Result.NOTHING;
        }
        if (is(type, RoomDotNames.BROADCAST)) {
            return Result.BROADCAST;
        }
        boolean nested = is(type, RoomDotNames.UNI) || is(type, RoomDotNames.MULTI) || FOREIGN.contains(type.name());
        return nested ? null : Result.REPLY;
    }

    static ResultShape shapeOf(Type type) {
        if (type.kind() == Type.Kind.VOID) {
            return ResultShape.VOID;
        }
        return is(type, RoomDotNames.UNI) ? ResultShape.UNI
                : is(type, RoomDotNames.MULTI) ? ResultShape.MULTI
                        : ResultShape.VALUE;
    }

    static boolean isBoolean(Type type) {
        return type.equals(PrimitiveType.BOOLEAN);
    }

    /** @return what is sent in the end: without {@code Uni}, {@code Multi} and {@code Broadcast} */
    static Type value(Type type) {
        Type value = type;
        while (is(value, RoomDotNames.UNI) || is(value, RoomDotNames.MULTI) || is(value, RoomDotNames.BROADCAST)) {
            value = argument(value);
        }
        return value;
    }

    private static boolean is(Type type, DotName name) {
        return type.name().equals(name);
    }

    private static Type argument(Type type) {
        if (type.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return ANYTHING;
        }
        Type argument = type.asParameterizedType().arguments().get(0);
        return argument.kind() == Type.Kind.WILDCARD_TYPE ? argument.asWildcardType().extendsBound() : argument;
    }
}
