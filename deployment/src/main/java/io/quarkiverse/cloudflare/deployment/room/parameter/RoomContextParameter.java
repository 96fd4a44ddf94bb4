package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomProblem;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition.Source;

final class RoomContextParameter implements ParameterSource {

    private static final DotName ROOM_CONTEXT = DotName.createSimple(RoomContext.class);

    @Override
    public boolean claims(CallbackParameter parameter) {
        return parameter.type().name().equals(ROOM_CONTEXT);
    }

    @Override
    public List<RoomProblem> problems(List<CallbackParameter> claimed, IndexView index) {
        return List.of();
    }

    @Override
    public ParameterDefinition define(CallbackParameter parameter) {
        return ParameterDefinition.of(Source.CONTEXT, RoomContext.class);
    }

    @Override
    public Stream<String> supplies(CallbackKind kind) {
        return Stream.of("RoomContext");
    }
}
