package io.quarkiverse.cloudflare.deployment.room.parameter;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomProblem;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;

/**
 * One of the places an argument of a callback comes from.
 */
public interface ParameterSource {

    /**
     * The first that claims a parameter supplies it: annotations, then types that are ours, and last what Jackson reads.
     */
    List<ParameterSource> IN_ORDER = List.of(new RoomParamParameter(), new MemberParameter(), new RoomContextParameter(),
            new ArgumentParameter(), new PayloadParameter());

    boolean claims(CallbackParameter parameter);

    /**
     * @return what is wrong with parameters it claimed, all of one method
     */
    List<RoomProblem> problems(List<CallbackParameter> claimed, IndexView index);

    ParameterDefinition define(CallbackParameter parameter);

    /**
     * @return what it supplies to callbacks of this kind, as messages list it
     */
    Stream<String> supplies(CallbackKind kind);

    /**
     * @return whether Jackson reads what it supplies
     */
    default boolean isRead() {
        return false;
    }
}
