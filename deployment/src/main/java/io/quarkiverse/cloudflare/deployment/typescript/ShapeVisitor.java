package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.Set;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNullFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;

/** Hears from one serializer what it writes. Not thread-safe: owned by one value. */
final class ShapeVisitor extends JsonFormatVisitorWrapper.Base {

    private final JsonShapes shapes;
    private final Direction direction;
    private Shape shape = Shape.UNKNOWN;
    private Declaration target; // null: that of the type
    private boolean object;
    private Fields.Collector collector; // null unless an object is described for the first time

    ShapeVisitor(JsonShapes shapes, SerializerProvider provider, Direction direction) {
        super(provider);
        this.shapes = shapes;
        this.direction = direction;
    }

    /** One of several subclasses: what it is known by is another's business. */
    ShapeVisitor into(Declaration declaration) {
        target = declaration;
        return this;
    }

    Shape shape() {
        return shape;
    }

    boolean isObject() {
        return object;
    }

    /** The serializer has said everything. */
    void end() {
        if (collector != null) {
            collector.end();
        }
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) throws JsonMappingException {
        object = true;
        if (target == null) {
            shape = shapes.object(type, direction);
            target = shapes.declaration(type, false);
        }
        boolean first = target.begin(direction);
        collector = first ? shapes.fields().collect(type, target, direction) : null;
        return collector;
    }

    @Override
    public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
        shape = new Shape.Items(Shape.UNKNOWN);
        return new JsonArrayFormatVisitor.Base(getProvider()) {

            @Override
            public void itemsFormat(JsonFormatVisitable handler, JavaType items) {
                shape = new Shape.Items(element(handler, items));
            }

            @Override
            public void itemsFormat(JsonFormatTypes format) {
                shape = new Shape.Items(switch (format) {
                    case STRING -> Shape.STRING;
                    case NUMBER, INTEGER -> Shape.NUMBER;
                    case BOOLEAN -> Shape.BOOLEAN;
                    case NULL -> Shape.NULL;
                    default -> Shape.UNKNOWN;
                });
            }
        };
    }

    @Override
    public JsonMapFormatVisitor expectMapFormat(JavaType type) {
        shape = new Shape.Entries(null, Shape.UNKNOWN);
        return new JsonMapFormatVisitor.Base(getProvider()) {

            private Shape keys;

            @Override
            public void keyFormat(JsonFormatVisitable handler, JavaType key) {
                keys = key.isEnumType() ? shapes.of(key, direction) : null;
            }

            @Override
            public void valueFormat(JsonFormatVisitable handler, JavaType value) {
                shape = new Shape.Entries(keys, element(handler, value));
            }
        };
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        shape = Shape.STRING;
        return new JsonStringFormatVisitor.Base() {

            @Override
            public void enumTypes(Set<String> values) {
                if (!values.isEmpty()) {
                    Shape constants = Shape.anyOf(values.stream().map(Shape.Literal::new).toList());
                    Declaration declaration = shapes.declaration(type, false);
                    declaration.stands(constants);
                    shape = new Shape.Named(declaration);
                }
            }
        };
    }

    @Override
    public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        shape = Shape.NUMBER;
        return null;
    }

    @Override
    public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        shape = Shape.NUMBER;
        return null;
    }

    @Override
    public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        shape = Shape.BOOLEAN;
        return null;
    }

    @Override
    public JsonNullFormatVisitor expectNullFormat(JavaType type) {
        shape = Shape.NULL;
        return null;
    }

    @Override
    public JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
        shape = Shape.UNKNOWN;
        return null;
    }

    private Shape element(JsonFormatVisitable handler, JavaType type) {
        return handler instanceof JsonSerializer<?> serializer ? shapes.of(type, serializer, direction)
                : shapes.of(type, direction);
    }
}
