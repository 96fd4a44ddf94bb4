package io.quarkiverse.cloudflare.deployment.typescript;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.impl.BeanAsArraySerializer;

/**
 * What values of Java types look like in JSON, as Jackson itself says: its serializers describe what they write. A type they
 * say nothing of is {@code unknown}; none is ever a failure. Not thread-safe: owned by one look at the rooms.
 */
final class JsonShapes {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.typescript");
    // Jackson describes them as arrays, and writes text.
    private static final Set<Class<?>> TEXTS = Set.of(byte[].class, ByteBuffer.class, char[].class);
    private static final Set<Class<?>> OPTIONAL_NUMBERS = Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final ObjectMapper mapper;
    private final SerializerProvider provider;
    private final Fields fields;
    private final Map<List<Object>, Declaration> declarations = new HashMap<>();

    JsonShapes(ObjectMapper mapper) {
        this.mapper = mapper;
        this.provider = mapper.getSerializerProviderInstance();
        this.fields = new Fields(mapper, provider, this);
    }

    Shape of(JavaType type, Direction direction) {
        try {
            return of(type, provider.findValueSerializer(type), direction);
        } catch (JsonMappingException | RuntimeException | LinkageError problem) {
            return unknown(type, problem);
        }
    }

    /**
     * @param serializer that Jackson has chosen for the place where the value is
     */
    Shape of(JavaType type, JsonSerializer<?> serializer, Direction direction) {
        if (TEXTS.stream().anyMatch(text -> text.isAssignableFrom(type.getRawClass()))) {
            return Shape.STRING;
        }
        // With an id it is an object the first time, and its id thereafter.
        if (type.hasRawClass(Object.class) || serializer.usesObjectId()) {
            return Shape.UNKNOWN;
        }
        if (serializer instanceof BeanAsArraySerializer) {
            return new Shape.Items(Shape.UNKNOWN);
        }
        try {
            Shape shape = described(type, serializer, direction);
            boolean empty = type.isReferenceType() || OPTIONAL_NUMBERS.contains(type.getRawClass());
            return empty ? Shape.anyOf(List.of(shape, Shape.NULL)) : shape;
        } catch (JsonMappingException | RuntimeException | LinkageError problem) {
            return unknown(type, problem);
        }
    }

    private Shape described(JavaType type, JsonSerializer<?> serializer, Direction direction) throws JsonMappingException {
        ShapeVisitor visitor = new ShapeVisitor(this, provider, direction);
        serializer.acceptJsonFormatVisitor(visitor, type);
        visitor.end();
        return visitor.shape();
    }

    /** An object, or what takes its place: one of its subclasses. */
    Shape object(JavaType type, Direction direction) throws JsonMappingException {
        TypeSerializer ids = provider.findTypeSerializer(type);
        List<Class<?>> kinds = Subtypes.of(type, mapper);
        if (kinds.isEmpty()) {
            return new TypeId(ids).mark(type.getRawClass(), declaration(type, false));
        }
        Declaration any = declaration(type, false);
        if (any.begin(direction)) {
            any.stands(Shape.UNKNOWN);
            List<Shape> choices = new ArrayList<>();
            for (Class<?> kind : kinds) {
                choices.add(kind(type, kind, ids, direction));
            }
            any.stands(Shape.anyOf(choices));
        }
        return new Shape.Named(any);
    }

    private Shape kind(JavaType base, Class<?> kind, TypeSerializer ids, Direction direction) throws JsonMappingException {
        JavaType type = base.hasRawClass(kind) ? base : mapper.getTypeFactory().constructSpecializedType(base, kind);
        Declaration declaration = declaration(type, type.equals(base));
        JsonSerializer<?> serializer = provider.findValueSerializer(type);
        ShapeVisitor visitor = new ShapeVisitor(this, provider, direction).into(declaration);
        serializer.acceptJsonFormatVisitor(visitor, type);
        visitor.end();
        if (visitor.isObject()) {
            return new TypeId(ids).mark(kind, declaration);
        }
        return ids == null ? visitor.shape() : Shape.UNKNOWN;
    }

    Declaration declaration(JavaType type, boolean itself) {
        return declarations.computeIfAbsent(List.of(type, itself), key -> new Declaration(type, itself));
    }

    Fields fields() {
        return fields;
    }

    private Shape unknown(JavaType type, Throwable problem) {
        declaration(type, false).stands(Shape.UNKNOWN); // wherever else it is used
        LOG.warnf("%s is unknown in TypeScript: Jackson does not say how it writes it. %s", type.toCanonical(),
                problem.getMessage());
        return Shape.UNKNOWN;
    }
}
