package io.quarkiverse.cloudflare.deployment.turn;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.InjectedClients;
import io.quarkiverse.cloudflare.deployment.RequiredSettingsBuildItem;
import io.quarkiverse.cloudflare.runtime.http.FaultGuards;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkiverse.cloudflare.runtime.turn.TurnRecorder;
import io.quarkiverse.cloudflare.runtime.turn.TurnWire;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** Makes a {@link TurnClient} if the application injects one. */
class TurnProcessor {

    private static final DotName CLIENT = DotName.createSimple(TurnClient.class);

    @BuildStep
    void requireSettings(BeanDiscoveryFinishedBuildItem beans, BuildProducer<RequiredSettingsBuildItem> settings) {
        if (!InjectedClients.of(beans, CLIENT, null).eager().isEmpty()) {
            settings.produce(new RequiredSettingsBuildItem(TurnRecorder.REQUIRED));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void makeClient(BeanDiscoveryFinishedBuildItem beans, TurnRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> clients) {
        if (!InjectedClients.of(beans, CLIENT, null).names().isEmpty()) {
            clients.produce(SyntheticBeanBuildItem.configure(TurnClient.class)
                    .scope(ApplicationScoped.class).setRuntimeInit().unremovable()
                    .addInjectionPoint(type(FaultGuards.class)).addInjectionPoint(type(Timers.class))
                    .createWith(recorder.client()).done());
        }
    }

    @BuildStep
    ReflectiveClassBuildItem letJacksonReachTheWire() {
        return ReflectiveClassBuildItem.builder(TurnWire.class.getDeclaredClasses()).constructors().methods().fields()
                .reason("read and written by the client of Cloudflare TURN").build();
    }

    private static Type type(Class<?> bean) {
        return ClassType.create(bean);
    }
}
