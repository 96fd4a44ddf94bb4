package io.quarkiverse.cloudflare.deployment.room;

import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import com.fasterxml.jackson.annotation.JsonFormat;

/** Knows which types Jackson never writes as a JSON object. */
final class ObjectTypes {

    private static final DotName JSON_FORMAT = DotName.createSimple(JsonFormat.class);
    private static final Set<String> PACKAGES = Set.of("java.lang", "java.math", "java.time", "java.net",
            "java.util.concurrent.atomic");
    private static final Set<DotName> OBJECTS = Set.of(DotName.createSimple(Object.class), DotName.createSimple(Record.class));
    private static final Set<DotName> TEXTS = names("java.util.UUID", "java.util.Date", "java.util.Calendar",
            "java.util.Locale", "java.util.Currency", "java.util.TimeZone", "java.util.regex.Pattern", "java.nio.file.Path",
            "com.fasterxml.jackson.databind.node.TextNode", "com.fasterxml.jackson.databind.node.NumericNode",
            "com.fasterxml.jackson.databind.node.BooleanNode");
    private static final Set<DotName> SEQUENCES = names("java.lang.Iterable", "java.util.Collection", "java.util.List",
            "java.util.Set", "java.util.Queue", "java.util.Deque", "java.util.SortedSet", "java.util.NavigableSet",
            "java.util.ArrayList", "java.util.LinkedList", "java.util.HashSet", "java.util.LinkedHashSet",
            "java.util.TreeSet", "java.util.ArrayDeque", "java.util.AbstractCollection", "java.util.AbstractList",
            "java.util.AbstractSet", "java.util.Iterator", "java.util.Optional", "java.util.OptionalInt",
            "java.util.OptionalLong", "java.util.OptionalDouble", "com.fasterxml.jackson.databind.node.ArrayNode");

    private final IndexView index;

    ObjectTypes(IndexView index) {
        this.index = index;
    }

    boolean isNever(Type type) {
        return switch (type.kind()) {
            case PRIMITIVE, ARRAY -> true;
            case CLASS, PARAMETERIZED_TYPE -> isNever(type.name());
            default -> false;
        };
    }

    private boolean isNever(DotName name) {
        if (OBJECTS.contains(name)) {
            return false;
        }
        if (TEXTS.contains(name) || SEQUENCES.contains(name) || PACKAGES.contains(name.packagePrefix())) {
            return true;
        }
        ClassInfo info = index.getClassByName(name);
        if (info == null || info.hasDeclaredAnnotation(JSON_FORMAT)) {
            return false;
        }
        return info.isEnum() || isSequence(info);
    }

    private boolean isSequence(ClassInfo info) {
        return info != null && (SEQUENCES.contains(info.name())
                || info.interfaceNames().stream().anyMatch(name -> SEQUENCES.contains(name)
                        || isSequence(index.getClassByName(name)))
                || info.superName() != null && (SEQUENCES.contains(info.superName())
                        || isSequence(index.getClassByName(info.superName()))));
    }

    private static Set<DotName> names(String... names) {
        return Set.of(names).stream().map(DotName::createSimple).collect(Collectors.toUnmodifiableSet());
    }
}
