package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

import io.quarkiverse.cloudflare.deployment.room.RoomMethod;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Knows which types Jackson surely cannot read. What it is not sure of, or not told of by the index, passes.
 */
final class ReadableTypes {

    private static final DotName JSON_CREATOR = DotName.createSimple(JsonCreator.class);
    private static final DotName JSON_TYPE_INFO = DotName.createSimple(JsonTypeInfo.class);
    private static final DotName JSON_DESERIALIZE = DotName.createSimple(JsonDeserialize.class);
    private static final DotName JACKSON_MIXIN = DotName.createSimple("io.quarkus.jackson.JacksonMixin");
    private static final DotName CONSTRUCTOR_PROPERTIES = DotName.createSimple("java.beans.ConstructorProperties");
    // Kotlin's own Jackson module finds the constructors of Kotlin's classes.
    private static final DotName KOTLIN = DotName.createSimple("kotlin.Metadata");
    private static final List<DotName> DESERIALIZERS = List.of(DotName.createSimple(JsonDeserializer.class),
            DotName.createSimple(StdDeserializer.class));
    // Types the index does not know, that people ask for: each with what to do instead.
    private static final Map<DotName, String> TAKEN_FOR_PAYLOADS = Map.of(
            DotName.createSimple(Uni.class), "Take the value itself.",
            DotName.createSimple(Multi.class), "Take the value itself.",
            DotName.createSimple("java.util.concurrent.CompletionStage"), "Take the value itself.",
            DotName.createSimple("java.security.Principal"), "Take a Member and ask its identity().",
            DotName.createSimple("io.quarkus.security.identity.SecurityIdentity"), "Take a Member and ask its identity().",
            DotName.createSimple("io.quarkus.websockets.next.WebSocketConnection"),
            "Take a Member, and the RoomContext to push.");
    private static final Set<String> FACTORIES = Set.of("valueOf", "fromString");

    private final IndexView index;

    ReadableTypes(IndexView index) {
        this.index = index;
    }

    /**
     * Why a type cannot be read.
     *
     * @param type the type itself, an element of it or one of its type arguments
     * @param is what it is: {@code an interface}
     */
    record Obstacle(String type, String is, String fix) {
    }

    Optional<Obstacle> obstacle(Type type) {
        return switch (type.kind()) {
            case ARRAY -> obstacle(type.asArrayType().elementType());
            case PARAMETERIZED_TYPE -> obstacle(type, index.getClassByName(type.name()))
                    .or(() -> type.asParameterizedType().arguments().stream().flatMap(argument -> obstacle(argument).stream())
                            .findFirst());
            case WILDCARD_TYPE -> obstacle(type.asWildcardType().extendsBound());
            case CLASS -> obstacle(type, index.getClassByName(type.name()));
            default -> Optional.empty();
        };
    }

    private Optional<Obstacle> obstacle(Type type, ClassInfo info) {
        if (TAKEN_FOR_PAYLOADS.containsKey(type.name())) {
            return found(type, "an interface", TAKEN_FOR_PAYLOADS.get(type.name()));
        }
        if (info == null || info.name().packagePrefix().startsWith("java.") || info.isEnum() || info.isRecord()
                || info.isAnnotation() || isTaught(info)) {
            return Optional.empty();
        }
        if (info.isInterface() || Modifier.isAbstract(info.flags())) {
            return found(type, info.isInterface() ? "an interface" : "an abstract class",
                    "Take a record or a class, or say with @JsonTypeInfo or @JsonDeserialize which one it is.");
        }
        if (info.nestingType() == ClassInfo.NestingType.INNER && !Modifier.isStatic(info.flags())) {
            return found(type, "an inner class", "Make it static, or a record.");
        }
        if (!canBeCreated(info)) {
            return found(type, "a class without a constructor for it",
                    "Make it a record, give it a constructor without parameters, or annotate one with @JsonCreator.");
        }
        return Optional.empty();
    }

    private static Optional<Obstacle> found(Type type, String is, String fix) {
        return Optional.of(new Obstacle(RoomMethod.text(type), is, fix));
    }

    /** Whether an annotation, a mix-in or a deserializer of the application says how to read it. */
    private boolean isTaught(ClassInfo info) {
        boolean creates = Stream.concat(info.methods().stream(), info.constructors().stream())
                .anyMatch(method -> method.hasDeclaredAnnotation(JSON_CREATOR));
        return creates || isAnnotated(info)
                || index.getAnnotations(JACKSON_MIXIN).stream()
                        .anyMatch(mixin -> Stream.of(mixin.value().asClassArray())
                                .anyMatch(type -> type.name().equals(info.name())))
                || DESERIALIZERS.stream().flatMap(parent -> index.getKnownDirectSubclasses(parent).stream())
                        .anyMatch(deserializer -> deserializer.superClassType().toString().contains("<" + info.name() + ">"));
    }

    /** Jackson sees annotations of superclasses and interfaces too. */
    private boolean isAnnotated(ClassInfo info) {
        if (info == null) {
            return false;
        }
        return info.hasDeclaredAnnotation(JSON_TYPE_INFO) || info.hasDeclaredAnnotation(JSON_DESERIALIZE)
                || isAnnotated(index.getClassByName(info.superName()))
                || info.interfaceNames().stream().anyMatch(name -> isAnnotated(index.getClassByName(name)));
    }

    private static boolean canBeCreated(ClassInfo info) {
        if (info.hasNoArgsConstructor() || info.hasDeclaredAnnotation(KOTLIN)) {
            return true;
        }
        // A public constructor may be found by the names or the type of its parameters.
        boolean constructor = info.constructors().stream().anyMatch(
                candidate -> Modifier.isPublic(candidate.flags()) || candidate.hasDeclaredAnnotation(CONSTRUCTOR_PROPERTIES));
        return constructor || info.methods().stream().anyMatch(ReadableTypes::isFactory);
    }

    private static boolean isFactory(MethodInfo method) {
        return Modifier.isStatic(method.flags()) && FACTORIES.contains(method.name()) && method.parametersCount() == 1;
    }
}
