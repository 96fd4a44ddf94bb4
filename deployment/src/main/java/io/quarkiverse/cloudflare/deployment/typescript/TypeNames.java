package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JavaType;

/**
 * Gives each type a name of its own: that of its class, with as much in front as it takes to tell it from the others. Not
 * thread-safe: owned by one file.
 */
final class TypeNames {

    /** What names in TypeScript already mean something, of those that a Java class may have. */
    private static final Set<String> TAKEN = Set.of("ArrayBuffer", "any", "unknown", "never", "object", "string", "number",
            "symbol", "undefined", "bigint", "type");

    private final Map<Object, List<String>> candidates = new LinkedHashMap<>();
    private final Map<Object, Integer> lengths = new HashMap<>();
    private final Set<Object> first = new HashSet<>();

    /** Rooms come first: a room keeps the name of its class. */
    void addRoom(Class<?> room) {
        first.add(room);
        add(room, room, "");
    }

    /** In any order: names depend only on what is named. */
    void addAll(Collection<Declaration> declarations) {
        declarations.forEach(declaration -> add(declaration, declaration.type().getRawClass(),
                arguments(declaration.type()) + (declaration.isItself() ? "Itself" : "")));
    }

    /** @return the names of rooms, by class, and of declarations */
    Map<Object, String> solve() {
        Map<String, List<Object>> byName = byName();
        while (byName.entrySet().stream().anyMatch(entry -> lengthen(entry.getKey(), entry.getValue()))) {
            byName = byName();
        }
        Map<Object, String> names = new HashMap<>();
        byName.forEach((name, same) -> {
            for (int i = 0; i < same.size(); i++) {
                names.put(same.get(i), i == 0 ? name : name + (i + 1));
            }
        });
        return names;
    }

    private void add(Object key, Class<?> type, String suffix) {
        lengths.put(key, 0);
        candidates.put(key, names(type).stream().map(name -> name + suffix).toList());
    }

    private Map<String, List<Object>> byName() {
        return candidates.keySet().stream().collect(Collectors.groupingBy(
                key -> candidates.get(key).get(lengths.get(key)), LinkedHashMap::new, Collectors.toList()));
    }

    /** @return whether a name got longer */
    private boolean lengthen(String name, List<Object> same) {
        if (same.size() == 1 && !TAKEN.contains(name)) {
            return false;
        }
        boolean ofRoom = !TAKEN.contains(name) && same.stream().filter(first::contains).count() == 1;
        List<Object> longer = same.stream().filter(key -> !ofRoom || !first.contains(key))
                .filter(key -> lengths.get(key) < candidates.get(key).size() - 1).toList();
        longer.forEach(key -> lengths.merge(key, 1, Integer::sum));
        return !longer.isEmpty();
    }

    /** @return {@code Say}, {@code ChatRoomSay}, {@code AcmeChatRoomSay} and so on */
    private static List<String> names(Class<?> type) {
        // By the name alone: to ask for what it is nested in would load that, too.
        String local = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        List<String> parts = new ArrayList<>(List.of(type.getPackageName().split("\\.")));
        parts.addAll(List.of(local.split("\\$")));
        int shortest = parts.size() - 1;
        List<String> names = new ArrayList<>();
        String name = "";
        for (int i = shortest; i >= 0; i--) {
            String part = parts.get(i).replaceFirst("^\\d+", ""); // of a class in a method
            name = (part.isEmpty() || i == shortest ? part : capitalized(part)) + name;
            names.add(name);
        }
        names.removeIf(String::isEmpty);
        return names;
    }

    /** @return {@code OfItem} for a {@code Page<Item>} */
    private static String arguments(JavaType type) {
        List<JavaType> arguments = type.getBindings().getTypeParameters();
        return arguments.isEmpty() ? ""
                : arguments.stream().map(TypeNames::argument).collect(Collectors.joining("And", "Of", ""));
    }

    private static String argument(JavaType type) {
        return type.isArrayType() ? "ArrayOf" + argument(type.getContentType())
                : capitalized(names(type.getRawClass()).get(0)) + arguments(type);
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
