package io.quarkiverse.cloudflare.deployment.turn;

import org.jboss.jandex.DotName;

import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.ClientBeans;
import io.quarkiverse.cloudflare.deployment.InjectedClients;
import io.quarkiverse.cloudflare.deployment.RequiredSettingsBuildItem;
import io.quarkiverse.cloudflare.deployment.UsedClientBuildItem;
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
    void tellWhatIsUsed(BeanDiscoveryFinishedBuildItem beans, BuildProducer<UsedClientBuildItem> used) {
        if (!InjectedClients.of(beans, CLIENT, null).names().isEmpty()) {
            used.produce(UsedClientBuildItem.of(UsedClientBuildItem.Api.TURN));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void makeClient(BeanDiscoveryFinishedBuildItem beans, TurnRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> clients) {
        if (!InjectedClients.of(beans, CLIENT, null).names().isEmpty()) {
            clients.produce(ClientBeans.bean(TurnClient.class, FaultGuards.class, Timers.class)
                    .createWith(recorder.client()).done());
        }
    }

    @BuildStep
    ReflectiveClassBuildItem letJacksonReachTheWire() {
        return ClientBeans.wire(TurnWire.class, "Cloudflare TURN");
    }
}
