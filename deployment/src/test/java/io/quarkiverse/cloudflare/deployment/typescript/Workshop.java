package io.quarkiverse.cloudflare.deployment.typescript;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/** Types of all kinds. */
final class Workshop {

    private Workshop() {
    }

    enum Colour {
        RED,
        @JsonProperty("sky-blue")
        BLUE
    }

    /** A value that is written as a text. */
    record Id(@JsonValue String text) {
    }

    record Everything(String text, int count, Long big, boolean yes, char letter, double number, Id id, Colour colour,
            Instant at, LocalDate day, Duration time, UUID uuid, URI uri, byte[] bytes, ByteBuffer buffer, Object anything,
            JsonNode json, @JsonProperty("re-named") String renamed, @JsonIgnore String secret, Optional<String> maybe,
            OptionalInt maybeNumber, @Nullable Part part, @JsonFormat(shape = JsonFormat.Shape.STRING) long number64,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags, @JsonUnwrapped Part inner,
            @JsonSerialize(using = Odd.class) Part odd) {
    }

    record Part(String name, List<Part> parts) {
    }

    record Collected(List<Part> list, Set<Colour> set, int[] numbers, String[][] texts, List<Optional<String>> maybes,
            Map<String, Part> map, Map<Colour, Integer> byColour, EnumMap<Colour, List<Part>> lists, Page<Part> page,
            Page<List<String>> pages) {
    }

    /** A generic type. */
    record Page<T>(List<T> items, Optional<T> first) {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"),
            @JsonSubTypes.Type(value = Square.class, name = "square") })
    sealed interface Figure permits Circle, Square {
    }

    record Circle(double radius) implements Figure {
    }

    record Square(double side) implements Figure {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes({ @JsonSubTypes.Type(value = Saw.class, name = "saw"),
            @JsonSubTypes.Type(value = Tool.class, name = "tool") })
    static class Tool {
        public String name;
    }

    static class Saw extends Tool {
        public int teeth;
    }

    /** Sealed, and written without saying which. */
    sealed interface Outcome permits Done, Failed {
    }

    record Done(int result) implements Outcome {
    }

    record Failed(String why) implements Outcome {
    }

    /** Read and written, and not alike. */
    static class Account {
        public String name;
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        public String password;

        public boolean isNew() {
            return true;
        }
    }

    /** Only read. */
    record Wish(String text) {
        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** Says nothing of what it writes. */
    static class Odd extends JsonSerializer<Part> {
        @Override
        public void serialize(Part part, JsonGenerator json, SerializerProvider provider) {
            throw new UnsupportedOperationException();
        }
    }
}
