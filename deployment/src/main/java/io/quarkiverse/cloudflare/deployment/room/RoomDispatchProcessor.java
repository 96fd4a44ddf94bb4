package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkus.deployment.annotations.ExecutionTime.RUNTIME_INIT;
import static io.quarkus.deployment.annotations.ExecutionTime.STATIC_INIT;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.invoke.Invoker;
import jakarta.inject.Singleton;

import org.jboss.jandex.JandexReflection;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming;
import io.quarkiverse.cloudflare.runtime.room.CallbackDefinition;
import io.quarkiverse.cloudflare.runtime.room.RoomDefinition;
import io.quarkiverse.cloudflare.runtime.room.RoomDefinitions;
import io.quarkiverse.cloudflare.runtime.room.RoomRecorder;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.InvokerInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;

/** Hands rooms to the running application: each callback as an invoker of ArC, so that nothing is looked up by name. */
class RoomDispatchProcessor {

    private static final Comparator<RoomInvokerBuildItem> BY_KIND_AND_NAME = Comparator
            .comparing((RoomInvokerBuildItem item) -> item.callback.kind().name())
            .thenComparing(item -> item.callback.value())
            .thenComparing(item -> item.callback.method().signature());

    // Invokers can be made only until ArC generates its classes.
    @BuildStep
    void createInvokers(List<RoomBuildItem> rooms, BeanDiscoveryFinishedBuildItem beans, InvokerFactoryBuildItem factory,
            BuildProducer<RoomInvokerBuildItem> invokers) {
        for (RoomBuildItem item : rooms) {
            BeanInfo bean = RoomProcessor.beanOf(item.room, beans);
            if (bean == null) {
                continue; // RoomProcessor says so
            }
            for (RoomCallback callback : item.callbacks) {
                InvokerInfo invoker = factory.createInvoker(bean, callback.method().info()).withInstanceLookup().build();
                invokers.produce(new RoomInvokerBuildItem(callback, invoker));
            }
        }
    }

    @BuildStep
    @Record(STATIC_INIT)
    SyntheticBeanBuildItem recordRooms(List<RoomBuildItem> rooms, List<RoomInvokerBuildItem> invokers,
            Optional<RoomSecurityBuildItem> security, RecorderContext context, RoomRecorder recorder) {
        List<RuntimeValue<RoomDefinition>> definitions = rooms.stream()
                .sorted(Comparator.comparing((RoomBuildItem item) -> item.room.pattern()))
                .map(item -> recorder.room(describe(item.room),
                        security.map(checks -> checks.checkOf(item.room)).orElse(null),
                        callbacks(item.room, invokers, security, context, recorder)))
                .toList();
        return SyntheticBeanBuildItem.configure(RoomDefinitions.class).scope(Singleton.class)
                .supplier(recorder.definitions(definitions)).done();
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    void drainOnShutdown(List<RoomBuildItem> rooms, RoomRecorder recorder,
            BuildProducer<ShutdownListenerBuildItem> listeners) {
        if (!rooms.isEmpty()) {
            listeners.produce(new ShutdownListenerBuildItem(recorder.drainOnShutdown()));
        }
    }

    private static RoomDefinition describe(RoomClass room) {
        return new RoomDefinition(room.pattern(), JandexReflection.loadClass(room.info()), room.capacity(), room.ordering(),
                room.presence(), Optional.empty(), List.of());
    }

    private static List<RuntimeValue<CallbackDefinition>> callbacks(RoomClass room, List<RoomInvokerBuildItem> invokers,
            Optional<RoomSecurityBuildItem> security, RecorderContext context, RoomRecorder recorder) {
        return invokers.stream().filter(item -> item.callback.room().equals(room)).sorted(BY_KIND_AND_NAME)
                .map(item -> recorder.callback(
                        describe(item.callback, security.isPresent() && security.get().isSecured(item.callback)),
                        invoker(item.invoker, context)))
                .toList();
    }

    private static CallbackDefinition describe(RoomCallback callback, boolean secured) {
        String name = callback.kind().naming() == Naming.INTERVAL ? NameRules.interval(callback).toString() : callback.value();
        return new CallbackDefinition(callback.kind().name(), name, null, callback.execution(),
                callback.parameters().stream()
                        .map(parameter -> ParameterRules.sourceOf(parameter).orElseThrow().define(parameter)).toList(),
                ReturnType.shapeOf(callback.method().returnType()), secured,
                callback.room().name() + "#" + callback.method().info().name());
    }

    // The name of the class is deprecated for the sake of generated code; a recorder has no other way to make one.
    @SuppressWarnings({ "removal", "deprecation" })
    private static RuntimeValue<Invoker<Object, Object>> invoker(InvokerInfo invoker, RecorderContext context) {
        return context.newInstance(invoker.getClassName());
    }
}
