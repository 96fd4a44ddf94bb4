package io.quarkiverse.cloudflare.runtime.room;

import java.util.Optional;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.MethodDescription;
import io.quarkus.security.spi.runtime.SecurityCheck;
import io.smallrye.mutiny.Uni;

/**
 * Enforces the security annotation of a room class where no interceptor does. What a callback is annotated with itself is
 * enforced by the interceptor of its bean.
 */
final class RoomSecurity {

    private RoomSecurity() {
    }

    /**
     * @param callback what is called for who enters; asks for itself if it has an annotation of its own
     * @return completes if the identity may be in this kind of room at all
     */
    static Uni<Void> mayEnter(RoomDefinition room, Optional<Callback> callback, SecurityIdentity identity) {
        if (room.security().isEmpty() || callback.isPresent() && callback.get().definition().secured()) {
            return Uni.createFrom().voidItem();
        }
        return apply(room.security().get(), room, "join", identity, new Object[0]);
    }

    /** Invokes a callback of a member, behind the check of its room if that is the member's own doing. */
    static Object guard(Callback callback, Call call, Object[] arguments) throws Exception {
        CallbackDefinition definition = callback.definition();
        RoomDefinition room = call.room().behaviour().definition();
        if (!isAsked(definition, call) || definition.secured() || room.security().isEmpty()) {
            return definition.invoker().invoke(null, arguments);
        }
        SecurityCheck check = room.security().get();
        if (definition.execution() == Execution.EVENT_LOOP) {
            // A check may take its time, and nobody may wait for it here.
            return apply(check, room, definition.method(), call.member().identity(), arguments)
                    .chain(() -> resultOf(definition, arguments));
        }
        check.apply(call.member().identity(), description(room, definition.method()), arguments);
        return definition.invoker().invoke(null, arguments);
    }

    private static boolean isAsked(CallbackDefinition definition, Call call) {
        return definition.kind().equals(Kinds.EVENT) || definition.kind().equals(Kinds.BINARY)
                || call.argument() instanceof Supplied supplied && supplied.asked();
    }

    private static Uni<?> resultOf(CallbackDefinition definition, Object[] arguments) {
        try {
            Object result = definition.invoker().invoke(null, arguments);
            return result instanceof Uni<?> uni ? uni : Uni.createFrom().item(result);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private static Uni<Void> apply(SecurityCheck check, RoomDefinition room, String method, SecurityIdentity identity,
            Object[] arguments) {
        return check.nonBlockingApply(identity, description(room, method), arguments).replaceWithVoid();
    }

    private static MethodDescription description(RoomDefinition room, String method) {
        return new MethodDescription(room.beanClass().getName(), method, new String[0]);
    }
}
