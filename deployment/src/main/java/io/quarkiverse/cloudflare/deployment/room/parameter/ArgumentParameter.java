package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.JandexReflection;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomProblem;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition.Source;

/** What the caller of a kind of callback supplies, for example why a member left. */
final class ArgumentParameter implements ParameterSource {

    @Override
    public boolean claims(CallbackParameter parameter) {
        return parameter.kind().arguments().contains(parameter.type().name());
    }

    @Override
    public List<RoomProblem> problems(List<CallbackParameter> claimed, IndexView index) {
        return List.of();
    }

    @Override
    public ParameterDefinition define(CallbackParameter parameter) {
        return ParameterDefinition.of(Source.ARGUMENT, JandexReflection.loadRawType(parameter.type()));
    }

    @Override
    public Stream<String> supplies(CallbackKind kind) {
        return kind.arguments().stream().map(DotName::withoutPackagePrefix);
    }
}
