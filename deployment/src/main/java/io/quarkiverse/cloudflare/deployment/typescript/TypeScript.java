package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of the file: the rooms by the names of their classes, then every type they use, by name. */
final class TypeScript {

    static final String OUTPUT = "quarkus.cloudflare.typescript.output";

    private static final String HEAD = """
            // Written by the build from the rooms of this application: what is changed here is lost.
            // %s says where this file is.
            """.formatted(OUTPUT);

    private TypeScript() {
    }

    static String of(List<RoomTypes> rooms) {
        List<RoomTypes> sorted = rooms.stream().sorted(Comparator.comparing(room -> room.room().getName())).toList();
        List<Declaration> used = used(sorted);
        TypeNames typeNames = new TypeNames();
        sorted.forEach(room -> typeNames.addRoom(room.room()));
        typeNames.addAll(used);
        Map<Object, String> names = typeNames.solve();
        List<String> parts = new ArrayList<>(List.of(HEAD));
        sorted.forEach(room -> parts.add(room.text(names.get(room.room()), names::get)));
        used.stream().sorted(Comparator.comparing(names::get))
                .forEach(declaration -> parts.add(declaration.text(names::get)));
        return String.join("\n", parts);
    }

    /** @return what rooms name, and what that names; in an order that is always the same */
    private static List<Declaration> used(List<RoomTypes> rooms) {
        Set<Declaration> found = new LinkedHashSet<>();
        Deque<Declaration> open = new ArrayDeque<>();
        rooms.forEach(room -> room.text("", declaration -> {
            open.add(declaration);
            return "";
        }));
        while (!open.isEmpty()) {
            Declaration next = open.remove();
            if (found.add(next)) {
                next.text(declaration -> {
                    if (declaration != next) {
                        open.add(declaration);
                    }
                    return "";
                });
            }
        }
        return found.stream().sorted(Comparator.comparing((Declaration declaration) -> declaration.type().toCanonical())
                .thenComparing(Declaration::isItself)).toList();
    }
}
