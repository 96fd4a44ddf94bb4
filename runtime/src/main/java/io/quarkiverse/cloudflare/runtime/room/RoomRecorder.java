package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.invoke.Invoker;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownListener;
import io.quarkus.security.spi.runtime.SecurityCheck;

/** Hands what the build knows of rooms to the running application. */
@Recorder
public class RoomRecorder {

    public RuntimeValue<CallbackDefinition> callback(CallbackDefinition described,
            RuntimeValue<Invoker<Object, Object>> invoker) {
        return new RuntimeValue<>(described.withInvoker(invoker.getValue()));
    }

    /**
     * @param security {@code null} if the room class has no security annotation
     */
    public RuntimeValue<RoomDefinition> room(RoomDefinition described, SecurityCheck security,
            List<RuntimeValue<CallbackDefinition>> callbacks) {
        return new RuntimeValue<>(new RoomDefinition(described.pattern(), described.beanClass(), described.capacity(),
                described.ordering(), described.presence(), Optional.ofNullable(security),
                callbacks.stream().map(RuntimeValue::getValue).toList()));
    }

    public Supplier<RoomDefinitions> definitions(List<RuntimeValue<RoomDefinition>> rooms) {
        return () -> new RoomDefinitions(rooms.stream().map(RuntimeValue::getValue).toList());
    }

    public ShutdownListener drainOnShutdown() {
        return new RoomsDrain();
    }
}
