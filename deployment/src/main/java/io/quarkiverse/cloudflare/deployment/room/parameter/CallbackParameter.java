package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.util.List;
import java.util.Optional;

import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomMethod;

/**
 * One parameter of a callback.
 *
 * @param segments what a {@code @RoomParam} may name; empty if the pattern cannot be read, which is told elsewhere
 */
public record CallbackParameter(CallbackKind kind, RoomMethod method, MethodParameterInfo info,
        Optional<List<String>> segments) {

    public Type type() {
        return method.parameterTypes().get(info.position());
    }

    /** @return the parameter as messages name it: {@code java.lang.String text} */
    public String text() {
        String type = RoomMethod.text(type());
        return info.name() == null ? type : type + " " + info.name();
    }
}
