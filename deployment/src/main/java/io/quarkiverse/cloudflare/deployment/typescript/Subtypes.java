package io.quarkiverse.cloudflare.deployment.typescript;

import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.jsontype.NamedType;

/** The classes that a value of a type may be of: what Jackson is told of, and what a sealed type permits. */
final class Subtypes {

    private Subtypes() {
    }

    /** @return none if it is just one class; else those that are not abstract, by name */
    static List<Class<?>> of(JavaType type, ObjectMapper mapper) {
        Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
        collect(type.getRawClass(), mapper, found);
        found.removeIf(kind -> Modifier.isAbstract(kind.getModifiers()));
        return found.equals(Set.of(type.getRawClass())) ? List.of() : List.copyOf(found);
    }

    private static void collect(Class<?> type, ObjectMapper mapper, Set<Class<?>> found) {
        if (!found.add(type)) {
            return;
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, mapper, found);
            }
        }
        SerializationConfig config = mapper.getSerializationConfig();
        for (NamedType named : mapper.getSubtypeResolver().collectAndResolveSubtypesByClass(config,
                config.introspectClassAnnotations(type).getClassInfo())) {
            collect(named.getType(), mapper, found);
        }
    }
}
