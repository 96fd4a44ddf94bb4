package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.deployment.room.parameter.CallbackParameter;
import io.quarkiverse.cloudflare.deployment.room.parameter.ParameterSource;

/** Every parameter is supplied by one of the sources. */
final class ParameterRules {

    private final IndexView index;

    ParameterRules(IndexView index) {
        this.index = index;
    }

    List<RoomProblem> check(RoomCallback callback) {
        List<RoomProblem> problems = new ArrayList<>();
        Map<ParameterSource, List<CallbackParameter>> claimed = new LinkedHashMap<>();
        for (CallbackParameter parameter : callback.parameters()) {
            Optional<ParameterSource> source = sourceOf(parameter);
            if (source.isPresent()) {
                claimed.computeIfAbsent(source.get(), key -> new ArrayList<>()).add(parameter);
            } else {
                problems.add(unsupported(callback, parameter));
            }
        }
        claimed.forEach((source, parameters) -> problems.addAll(source.problems(parameters, index)));
        return problems;
    }

    static Optional<ParameterSource> sourceOf(CallbackParameter parameter) {
        return ParameterSource.IN_ORDER.stream().filter(source -> source.claims(parameter)).findFirst();
    }

    private static RoomProblem unsupported(RoomCallback callback, CallbackParameter parameter) {
        String allowed = ParameterSource.IN_ORDER.stream().flatMap(source -> source.supplies(callback.kind()))
                .collect(Collectors.joining(", "));
        return new RoomProblem("%s must accept only [%s]; found %s".formatted(callback.kind().subject(), allowed,
                parameter.text()), callback.method().signature(), "Remove the parameter.");
    }
}
