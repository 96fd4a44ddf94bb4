package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;

/** The fields of objects. Not thread-safe: owned by one look at the rooms. */
final class Fields {

    private final ObjectMapper mapper;
    private final SerializerProvider provider;
    private final JsonShapes shapes;

    Fields(ObjectMapper mapper, SerializerProvider provider, JsonShapes shapes) {
        this.mapper = mapper;
        this.provider = provider;
        this.shapes = shapes;
    }

    Collector collect(JavaType type, Declaration declaration, Direction direction) {
        return new Collector(type, declaration, direction);
    }

    /** Hears of each property of one object. */
    final class Collector extends JsonObjectFormatVisitor.Base {

        private final JavaType type;
        private final Declaration declaration;
        private final Direction direction;
        private final Map<String, Field> written = new LinkedHashMap<>();

        private Collector(JavaType type, Declaration declaration, Direction direction) {
            super(provider);
            this.type = type;
            this.declaration = declaration;
            this.direction = direction;
        }

        @Override
        public void property(BeanProperty property) throws JsonMappingException {
            written.put(property.getName(), field(property));
        }

        @Override
        public void optionalProperty(BeanProperty property) throws JsonMappingException {
            property(property);
        }

        @Override
        public void property(String name, JsonFormatVisitable handler, JavaType hint) {
            written.put(name, new Field(name, shapes.of(hint, direction), false));
        }

        @Override
        public void optionalProperty(String name, JsonFormatVisitable handler, JavaType hint) {
            property(name, handler, hint);
        }

        void end() {
            declaration.has(direction, direction == Direction.WRITTEN ? written.values() : read());
        }

        /** Deserializers do not describe themselves, but Jackson knows which properties it sets. */
        private List<Field> read() {
            DeserializationConfig config = mapper.getDeserializationConfig();
            BeanDescription description = config.introspect(type);
            List<Field> fields = new ArrayList<>();
            for (BeanPropertyDefinition property : description.findProperties()) {
                AnnotatedMember mutator = property.getMutator();
                if (mutator != null) {
                    Field same = written.get(property.getName());
                    fields.add(same != null ? same : field(property.getName(), mutator));
                }
            }
            // A creator that takes the whole value says nothing of its properties.
            return fields.isEmpty() ? List.copyOf(written.values()) : fields;
        }

        private Field field(String name, AnnotatedMember mutator) {
            return field(name, shapes.of(mutator.getType(), direction), Nullability.of(mutator), false);
        }

        private Field field(BeanProperty property) throws JsonMappingException {
            JsonInclude.Include include = property.findPropertyInclusion(mapper.getSerializationConfig(), type.getRawClass())
                    .getValueInclusion();
            boolean always = include == JsonInclude.Include.ALWAYS || include == JsonInclude.Include.USE_DEFAULTS;
            return field(property.getName(), shape(property), Nullability.of(property.getMember()), !always);
        }

        private Field field(String name, Shape shape, boolean nullable, boolean optional) {
            boolean empty = shape instanceof Shape.Choice choice && choice.choices().contains(Shape.NULL);
            Shape all = nullable ? Shape.anyOf(List.of(shape, Shape.NULL)) : shape;
            return new Field(name, all, optional || nullable || empty);
        }

        private Shape shape(BeanProperty property) throws JsonMappingException {
            if (property.getAnnotation(JsonTypeInfo.class) != null
                    || property.getAnnotation(JsonIgnoreProperties.class) != null) {
                return Shape.UNKNOWN; // not what the type is elsewhere
            }
            JavaType type = property.getType();
            JsonSerializer<?> serializer = null;
            if (property instanceof BeanPropertyWriter writer) {
                serializer = writer.getSerializer();
                type = writer.getSerializationType() == null ? type : writer.getSerializationType();
            }
            return shapes.of(type, serializer == null ? provider.findValueSerializer(type, property) : serializer, direction);
        }
    }
}
