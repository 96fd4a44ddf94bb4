package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a value looks like in JSON, said in TypeScript once all names are known. */
sealed interface Shape {

    Shape UNKNOWN = new Plain("unknown");
    Shape STRING = new Plain("string");
    Shape NUMBER = new Plain("number");
    Shape BOOLEAN = new Plain("boolean");
    Shape NULL = new Plain("null");
    Shape BYTES = new Plain("ArrayBuffer");
    Shape OBJECT = new Plain("object");
    /** An object without properties. {@code {}} is anything but null in TypeScript. */
    Shape EMPTY = new Plain("{ [key: string]: never }");

    /** @param names of the types that have a declaration of their own */
    String text(Function<Declaration, String> names);

    /** @return whether it must be in parentheses in front of {@code []} */
    default boolean isCompound() {
        return false;
    }

    record Plain(String text) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return text;
        }
    }

    record Named(Declaration declaration) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return names.apply(declaration);
        }
    }

    record Items(Shape item) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            String text = item.text(names);
            return (item.isCompound() ? "(" + text + ")" : text) + "[]";
        }
    }

    /** @param keys {@code null}: any */
    record Entries(Shape keys, Shape values) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return keys == null ? "{ [key: string]: " + values.text(names) + " }"
                    : "{ [key in " + keys.text(names) + "]?: " + values.text(names) + " }";
        }
    }

    record Literal(String value) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return quoted(value);
        }
    }

    /** An object that has only this property: how Jackson wraps a value into the name of its type. */
    record Wrapped(String id, Shape value) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return "{ " + Shape.key(id) + ": " + value.text(names) + " }";
        }
    }

    /** The other way it does. */
    record Pair(String id, Shape value) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return "[" + Shape.quoted(id) + ", " + value.text(names) + "]";
        }
    }

    record Choice(List<Shape> choices) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return choices.stream().map(choice -> choice.text(names)).distinct().collect(Collectors.joining(" | "));
        }

        @Override
        public boolean isCompound() {
            return true;
        }
    }

    record All(List<Shape> parts) implements Shape {

        @Override
        public String text(Function<Declaration, String> names) {
            return parts.stream().map(part -> part instanceof Choice ? "(" + part.text(names) + ")" : part.text(names))
                    .distinct().collect(Collectors.joining(" & "));
        }

        @Override
        public boolean isCompound() {
            return true;
        }
    }

    static Shape anyOf(Collection<? extends Shape> choices) {
        List<Shape> flat = choices.stream()
                .flatMap(choice -> choice instanceof Choice inner ? inner.choices.stream() : List.of(choice).stream())
                .distinct().toList();
        return flat.contains(UNKNOWN) ? UNKNOWN : flat.size() == 1 ? flat.get(0) : new Choice(flat);
    }

    static Shape allOf(Collection<Shape> parts) {
        List<Shape> different = parts.stream().distinct().toList();
        return different.size() == 1 ? different.get(0) : new All(different);
    }

    /** @return as the name of a property */
    static String key(String name) {
        return name.matches("[A-Za-z_$][A-Za-z0-9_$]*") ? name : quoted(name);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
