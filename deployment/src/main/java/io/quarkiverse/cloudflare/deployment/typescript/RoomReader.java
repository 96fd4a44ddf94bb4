package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jboss.jandex.DotName;
import org.jboss.jandex.JandexReflection;
import org.jboss.jandex.Type;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result;
import io.quarkiverse.cloudflare.deployment.room.RoomCallback;
import io.quarkiverse.cloudflare.deployment.room.RoomClass;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnRejoin;

/** Reads from the callbacks of rooms what goes over the wire. Not thread-safe: owned by one look at the rooms. */
final class RoomReader {

    private static final Set<DotName> JOINS = Set.of(DotName.createSimple(OnJoin.class), DotName.createSimple(OnRejoin.class));
    private static final Set<DotName> EVENTS = Set.of(DotName.createSimple(OnEvent.class),
            DotName.createSimple(OnBinary.class));

    private final JsonShapes shapes;
    private final TypeFactory types;
    private final Map<Class<?>, List<SentEvents.Sent>> sent = new HashMap<>();

    RoomReader(JsonShapes shapes, TypeFactory types) {
        this.shapes = shapes;
        this.types = types;
    }

    RoomTypes read(RoomClass room, List<RoomCallback> callbacks) {
        Class<?> roomClass = JandexReflection.loadClass(room.info());
        Set<Shape> params = new LinkedHashSet<>();
        Set<Shape> replies = new LinkedHashSet<>();
        for (RoomCallback callback : callbacks) {
            if (JOINS.contains(callback.kind().annotation())) {
                callback.payload().ifPresent(payload -> params.add(value(payload, Direction.READ)));
                if (callback.result() == Result.REPLY) {
                    replies.add(value(callback.written(), Direction.WRITTEN));
                }
            }
        }
        return new RoomTypes(roomClass, room.pattern(), params.isEmpty() ? Shape.OBJECT : Shape.allOf(params),
                replies.isEmpty() ? Shape.EMPTY : Shape.anyOf(replies), pushes(callbacks), events(roomClass, callbacks));
    }

    private SortedMap<String, RoomTypes.Push> pushes(List<RoomCallback> callbacks) {
        Map<String, List<RoomCallback>> byName = callbacks.stream()
                .filter(callback -> EVENTS.contains(callback.kind().annotation()))
                .collect(Collectors.groupingBy(RoomCallback::value));
        SortedMap<String, RoomTypes.Push> pushes = new TreeMap<>();
        byName.forEach((name, same) -> pushes.put(name, new RoomTypes.Push(
                Shape.anyOf(same.stream().map(this::payload).toList()), Shape.anyOf(same.stream().map(this::reply).toList()))));
        return pushes;
    }

    private Shape payload(RoomCallback callback) {
        boolean binary = callback.kind().parameters().contains(CallbackKind.Parameter.BINARY_PAYLOAD);
        return callback.payload().map(payload -> value(payload, Direction.READ)).orElse(binary ? Shape.BYTES : Shape.OBJECT);
    }

    private Shape reply(RoomCallback callback) {
        return callback.result() == Result.REPLY ? value(callback.written(), Direction.WRITTEN) : Shape.EMPTY;
    }

    private SortedMap<String, Shape> events(Class<?> room, List<RoomCallback> callbacks) {
        SortedMap<String, Set<Shape>> events = new TreeMap<>();
        Set<Class<?>> senders = new LinkedHashSet<>(List.of(room));
        Map<String, JavaType> broadcasts = new HashMap<>();
        for (RoomCallback callback : callbacks) {
            if (callback.result() == Result.STREAM) {
                events.computeIfAbsent(callback.value(), name -> new LinkedHashSet<>())
                        .add(value(callback.written(), Direction.WRITTEN));
            }
            Class<?> declaring = JandexReflection.loadClass(callback.method().info().declaringClass());
            senders.add(declaring);
            if (callback.result() == Result.BROADCAST) {
                broadcasts.put(where(declaring, callback.method().info().name() + callback.method().info().descriptor()),
                        java(callback.written()));
            }
        }
        for (Class<?> sender : senders) {
            for (SentEvents.Sent event : sent.computeIfAbsent(sender, SentEvents::of)) {
                JavaType declared = broadcasts.get(where(sender, event.method()));
                JavaType type = declared != null && declared.getRawClass().isAssignableFrom(event.payload()) ? declared
                        : types.constructType(event.payload());
                events.computeIfAbsent(event.event(), name -> new LinkedHashSet<>()).add(value(type, Direction.WRITTEN));
            }
        }
        SortedMap<String, Shape> shapesOfEvents = new TreeMap<>();
        events.forEach((name, payloads) -> shapesOfEvents.put(name, Shape.anyOf(payloads)));
        return shapesOfEvents;
    }

    private static String where(Class<?> declaring, String method) {
        return declaring.getName() + "#" + method;
    }

    private Shape value(Type type, Direction direction) {
        return value(java(type), direction);
    }

    /** Bytes by themselves go in a binary frame. */
    private Shape value(JavaType type, Direction direction) {
        return type.hasRawClass(byte[].class) ? Shape.BYTES : shapes.of(type, direction);
    }

    private JavaType java(Type type) {
        return switch (type.kind()) {
            case PARAMETERIZED_TYPE -> types.constructParametricType(JandexReflection.loadRawType(type),
                    type.asParameterizedType().arguments().stream().map(this::java).toArray(JavaType[]::new));
            case ARRAY -> types.constructArrayType(java(type.asArrayType().componentType()));
            case WILDCARD_TYPE -> java(type.asWildcardType().extendsBound());
            default -> types.constructType(JandexReflection.loadRawType(type));
        };
    }
}
