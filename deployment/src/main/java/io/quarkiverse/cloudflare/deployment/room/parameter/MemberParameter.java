package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomProblem;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition.Source;

final class MemberParameter implements ParameterSource {

    private static final DotName MEMBER = DotName.createSimple(Member.class);

    @Override
    public boolean claims(CallbackParameter parameter) {
        return parameter.kind().parameters().contains(CallbackKind.Parameter.MEMBER)
                && parameter.type().name().equals(MEMBER);
    }

    @Override
    public List<RoomProblem> problems(List<CallbackParameter> claimed, IndexView index) {
        if (claimed.size() < 2) {
            return List.of();
        }
        CallbackParameter any = claimed.get(0);
        // Both would be the same member, which is never what two parameters are meant for.
        return List.of(new RoomProblem(any.kind().subject() + " must accept at most one Member; found " + claimed.size(),
                any.method().signature(), "Take the other one from RoomContext.localMember(id)."));
    }

    @Override
    public ParameterDefinition define(CallbackParameter parameter) {
        return ParameterDefinition.of(Source.MEMBER, Member.class);
    }

    @Override
    public Stream<String> supplies(CallbackKind kind) {
        return kind.parameters().contains(CallbackKind.Parameter.MEMBER) ? Stream.of("Member") : Stream.empty();
    }
}
