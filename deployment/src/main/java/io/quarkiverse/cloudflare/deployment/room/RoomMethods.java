package io.quarkiverse.cloudflare.deployment.room;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;
import org.jboss.jandex.TypeVariable;

/**
 * Finds the methods of a room class: its own, then those of its superclasses and interfaces that it does not override. Not
 * thread-safe: owned by one look at one room.
 */
final class RoomMethods {

    private final IndexView index;
    private final ClassInfo room;
    private final List<RoomMethod> found = new ArrayList<>();
    private final Set<String> overridden = new HashSet<>();
    private final Set<DotName> seen = new HashSet<>();

    private RoomMethods(IndexView index, ClassInfo room) {
        this.index = index;
        this.room = room;
    }

    static List<RoomMethod> of(ClassInfo room, IndexView index) {
        RoomMethods methods = new RoomMethods(index, room);
        methods.collect(room, Map.of());
        return methods.found;
    }

    private void collect(ClassInfo type, Map<String, Type> variables) {
        if (type == null || !seen.add(type.name())) {
            return;
        }
        for (MethodInfo method : type.methods()) {
            // A private method neither overrides nor is overridden.
            boolean hidden = Modifier.isPrivate(method.flags());
            if (!method.isConstructor() && !method.isStaticInitializer() && !method.isSynthetic()
                    && (hidden || overridden.add(key(method, variables)))) {
                found.add(new RoomMethod(room, method,
                        method.parameterTypes().stream().map(parameter -> resolved(parameter, variables)).toList(),
                        resolved(method.returnType(), variables)));
            }
        }
        if (type.superClassType() != null) {
            collect(index.getClassByName(type.superName()), variablesOf(type.superClassType(), variables));
        }
        for (Type implemented : type.interfaceTypes()) {
            collect(index.getClassByName(implemented.name()), variablesOf(implemented, variables));
        }
    }

    private static String key(MethodInfo method, Map<String, Type> variables) {
        return method.name() + method.parameterTypes().stream().map(type -> resolved(type, variables).name()).toList();
    }

    private Map<String, Type> variablesOf(Type parent, Map<String, Type> variables) {
        ClassInfo declared = index.getClassByName(parent.name());
        if (declared == null || parent.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return Map.of();
        }
        Map<String, Type> result = new HashMap<>();
        List<TypeVariable> parameters = declared.typeParameters();
        List<Type> arguments = parent.asParameterizedType().arguments();
        for (int i = 0; i < parameters.size(); i++) {
            result.put(parameters.get(i).identifier(), resolved(arguments.get(i), variables));
        }
        return result;
    }

    private static Type resolved(Type type, Map<String, Type> variables) {
        if (type.kind() == Type.Kind.TYPE_VARIABLE) {
            return variables.getOrDefault(type.asTypeVariable().identifier(), type);
        }
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            Type[] arguments = type.asParameterizedType().arguments().stream()
                    .map(argument -> resolved(argument, variables)).toArray(Type[]::new);
            return ParameterizedType.create(type.name(), arguments);
        }
        return type;
    }
}
