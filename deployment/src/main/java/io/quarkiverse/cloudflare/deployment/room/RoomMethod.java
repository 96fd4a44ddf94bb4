package io.quarkiverse.cloudflare.deployment.room;

import java.util.List;
import java.util.stream.Collectors;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * A method of a room class, its own or an inherited one.
 *
 * @param room the class annotated with {@code @Room}
 * @param info the method where it is declared
 * @param parameterTypes with type variables of a superclass replaced by what the room says they are
 * @param returnType likewise
 */
public record RoomMethod(ClassInfo room, MethodInfo info, List<Type> parameterTypes, Type returnType) {

    /** @return the method as messages name it: {@code com.acme.ChatRoom#say(com.acme.Say)} */
    public String signature() {
        return signature(info);
    }

    static String signature(MethodInfo method) {
        return method.declaringClass().name() + "#" + method.name() + method.parameterTypes().stream()
                .map(RoomMethod::erased).collect(Collectors.joining(", ", "(", ")"));
    }

    /** @return the type as messages name it: {@code java.util.List<com.acme.Say>} */
    public static String text(Type type) {
        return switch (type.kind()) {
            case ARRAY -> text(type.asArrayType().elementType()) + "[]".repeat(type.asArrayType().deepDimensions());
            case PARAMETERIZED_TYPE -> type.name() + type.asParameterizedType().arguments().stream()
                    .map(RoomMethod::text).collect(Collectors.joining(", ", "<", ">"));
            case WILDCARD_TYPE -> "?";
            case TYPE_VARIABLE -> type.asTypeVariable().identifier();
            default -> type.name().toString();
        };
    }

    private static String erased(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE ? type.name().toString() : text(type);
    }
}
