package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomProblem;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;

final class RoomParamParameter implements ParameterSource {

    private static final DotName ROOM = DotName.createSimple(Room.class);
    private static final DotName ROOM_PARAM = DotName.createSimple(RoomParam.class);
    private static final DotName STRING = DotName.createSimple(String.class);

    @Override
    public boolean claims(CallbackParameter parameter) {
        return parameter.info().hasDeclaredAnnotation(ROOM_PARAM);
    }

    @Override
    public List<RoomProblem> problems(List<CallbackParameter> claimed, IndexView index) {
        List<RoomProblem> problems = new ArrayList<>();
        for (CallbackParameter parameter : claimed) {
            String where = parameter.method().signature();
            if (!parameter.type().name().equals(STRING)) {
                problems.add(new RoomProblem("A @RoomParam must be a java.lang.String; found " + parameter.text(), where,
                        "Take a String and convert it in the method."));
            }
            String segment = segment(parameter);
            if (segment == null) {
                problems.add(new RoomProblem("A @RoomParam without a value needs parameter names in the class file",
                        parameter.method().info().declaringClass().name().toString(),
                        "Compile with -parameters (the Quarkus Maven plugin template does)."));
            } else if (parameter.segments().isPresent() && !parameter.segments().get().contains(segment)) {
                problems.add(unknown(parameter, segment, parameter.segments().get()));
            }
        }
        return problems;
    }

    private static RoomProblem unknown(CallbackParameter parameter, String segment, List<String> segments) {
        String pattern = parameter.method().room().declaredAnnotation(ROOM).value().asString();
        String fix = segments.isEmpty() ? "Remove the parameter, or put '{" + segment + "}' into the pattern."
                : "Rename the parameter to '%s', or write @RoomParam(\"%s\").".formatted(String.join("' or '", segments),
                        segments.get(0));
        return new RoomProblem("A @RoomParam must name a segment of the pattern '%s'; found '%s'".formatted(pattern, segment),
                parameter.method().signature(), fix);
    }

    /** @return {@code null} if it has no value and the class file does not say the name of the parameter */
    private static String segment(CallbackParameter parameter) {
        AnnotationValue value = parameter.info().declaredAnnotation(ROOM_PARAM).value();
        return value == null || value.asString().isEmpty() ? parameter.info().name() : value.asString();
    }

    @Override
    public ParameterDefinition define(CallbackParameter parameter) {
        return ParameterDefinition.roomParam(segment(parameter));
    }

    @Override
    public Stream<String> supplies(CallbackKind kind) {
        return Stream.of("@RoomParam String");
    }
}
