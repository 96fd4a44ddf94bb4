package io.quarkiverse.cloudflare.deployment.typescript;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;

/** Knows which properties may be null: those with an annotation named {@code Nullable}, of whichever library. */
final class Nullability {

    private Nullability() {
    }

    static boolean of(AnnotatedMember property) {
        if (property == null || property.getMember() == null) {
            return false;
        }
        Member member = property.getMember();
        return Stream.concat(elements(member), component(member)).flatMap(element -> Stream.of(element.getAnnotations()))
                .map(Annotation::annotationType).anyMatch(type -> type.getSimpleName().equals("Nullable"));
    }

    private static Stream<AnnotatedElement> elements(Member member) {
        if (member instanceof Method method) {
            return Stream.of(method, method.getAnnotatedReturnType());
        }
        return member instanceof Field field ? Stream.of(field, field.getAnnotatedType()) : Stream.empty();
    }

    /** Jackson may see the accessor of a record, and the annotation be only where the component is declared. */
    private static Stream<AnnotatedElement> component(Member member) {
        RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
        List<RecordComponent> none = List.of();
        return (components == null ? none : Arrays.asList(components)).stream()
                .filter(component -> component.getName().equals(member.getName()))
                .flatMap(component -> Stream.of(component, component.getAnnotatedType()));
    }
}
