package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.IndexView;
import org.jboss.jandex.JandexReflection;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomMethod;
import io.quarkiverse.cloudflare.deployment.room.RoomProblem;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;
import io.quarkiverse.cloudflare.runtime.room.PayloadType;

final class PayloadParameter implements ParameterSource {

    @Override
    public boolean claims(CallbackParameter parameter) {
        return parameter.kind().parameters().contains(CallbackKind.Parameter.PAYLOAD)
                || parameter.kind().parameters().contains(CallbackKind.Parameter.BINARY_PAYLOAD)
                        && isBytes(parameter.type());
    }

    @Override
    public List<RoomProblem> problems(List<CallbackParameter> claimed, IndexView index) {
        CallbackParameter any = claimed.get(0);
        String where = any.method().signature();
        List<RoomProblem> problems = new ArrayList<>();
        if (claimed.size() > 1) {
            problems.add(new RoomProblem("%s must accept at most one payload parameter; found %d [%s]"
                    .formatted(any.kind().subject(), claimed.size(), claimed.stream()
                            .map(payload -> RoomMethod.text(payload.type())).collect(Collectors.joining(", "))),
                    where, "Wrap them in a record, or annotate path segments with @RoomParam."));
        }
        ReadableTypes readable = new ReadableTypes(index);
        for (CallbackParameter payload : claimed) {
            readable.obstacle(payload.type()).ifPresent(obstacle -> problems.add(new RoomProblem(
                    "%s must accept a payload Jackson can read; found %s, %s"
                            .formatted(any.kind().subject(), obstacle.type(), obstacle.is()),
                    where, obstacle.fix())));
        }
        return problems;
    }

    @Override
    public ParameterDefinition define(CallbackParameter parameter) {
        return ParameterDefinition.payload(payloadType(parameter.type()));
    }

    private static PayloadType payloadType(Type type) {
        return switch (type.kind()) {
            case PARAMETERIZED_TYPE -> new PayloadType(JandexReflection.loadRawType(type),
                    type.asParameterizedType().arguments().stream().map(PayloadParameter::payloadType).toList());
            case WILDCARD_TYPE -> payloadType(type.asWildcardType().extendsBound());
            default -> new PayloadType(JandexReflection.loadRawType(type), List.of());
        };
    }

    @Override
    public Stream<String> supplies(CallbackKind kind) {
        if (kind.parameters().contains(CallbackKind.Parameter.PAYLOAD)) {
            return Stream.of("one payload");
        }
        return kind.parameters().contains(CallbackKind.Parameter.BINARY_PAYLOAD) ? Stream.of("byte[]") : Stream.empty();
    }

    @Override
    public boolean isRead() {
        return true;
    }

    private static boolean isBytes(Type type) {
        return type.kind() == Type.Kind.ARRAY && type.asArrayType().deepDimensions() == 1
                && type.asArrayType().elementType().equals(PrimitiveType.BYTE);
    }
}
