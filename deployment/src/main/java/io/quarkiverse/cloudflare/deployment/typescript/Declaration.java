package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JavaType;

/**
 * A type that has a name in TypeScript: an object by its fields, anything else by what it is another name of. Not thread-safe:
 * owned by one look at the rooms.
 */
final class Declaration {

    private final JavaType type;
    private final boolean itself;
    private final Map<Direction, Map<String, Field>> fields = new EnumMap<>(Direction.class);
    private final Set<Direction> begun = EnumSet.noneOf(Direction.class);
    private final Map<String, Set<String>> ids = new LinkedHashMap<>();
    private Shape alias; // null: an object

    /**
     * @param itself whether it is only the class itself, of one that has subclasses
     */
    Declaration(JavaType type, boolean itself) {
        this.type = type;
        this.itself = itself;
    }

    JavaType type() {
        return type;
    }

    boolean isItself() {
        return itself;
    }

    /** @return whether this is the first time */
    boolean begin(Direction direction) {
        return begun.add(direction);
    }

    void stands(Shape shape) {
        alias = shape;
    }

    void has(Direction direction, Collection<Field> found) {
        Map<String, Field> byName = new LinkedHashMap<>();
        found.forEach(field -> byName.put(field.name(), field));
        fields.put(direction, byName);
    }

    /** Jackson writes the id of the type into this property. */
    void isKnownBy(String property, String id) {
        ids.computeIfAbsent(property, name -> new TreeSet<>()).add(id);
    }

    String text(Function<Declaration, String> names) {
        String name = names.apply(this);
        if (alias != null) {
            return "export type " + name + " = " + alias.text(names) + ";\n";
        }
        String lines = merged().stream().map(field -> "  " + field.text(names) + "\n").collect(Collectors.joining());
        return "export interface " + name + (lines.isEmpty() ? " {}\n" : " {\n" + lines + "}\n");
    }

    /** @return what only one direction has is optional, so that the type suits both */
    private Collection<Field> merged() {
        Map<String, Field> all = new LinkedHashMap<>();
        ids.forEach((property, values) -> all.put(property,
                new Field(property, Shape.anyOf(values.stream().map(Shape.Literal::new).toList()), false)));
        List<Map<String, Field>> directions = new ArrayList<>(fields.values());
        for (Map<String, Field> direction : directions) {
            direction.forEach((name, field) -> {
                boolean everywhere = directions.stream().allMatch(other -> other.containsKey(name));
                boolean optional = directions.stream().anyMatch(other -> other.containsKey(name) && other.get(name).optional());
                all.putIfAbsent(name, everywhere && !optional ? field : field.asOptional());
            });
        }
        return all.values();
    }
}
