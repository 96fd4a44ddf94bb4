package io.quarkiverse.cloudflare.deployment.calls;

import java.util.List;

import org.jboss.jandex.DotName;

import io.quarkiverse.cloudflare.calls.CallsApp;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.deployment.ClientBeans;
import io.quarkiverse.cloudflare.deployment.InjectedClients;
import io.quarkiverse.cloudflare.deployment.RequiredSettingsBuildItem;
import io.quarkiverse.cloudflare.deployment.UsedClientBuildItem;
import io.quarkiverse.cloudflare.runtime.calls.CallsRecorder;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire;
import io.quarkiverse.cloudflare.runtime.config.RequiredSettings;
import io.quarkiverse.cloudflare.runtime.http.FaultGuards;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** Makes a {@link CallsClient} for each app whose client the application injects. */
class CallsProcessor {

    private static final DotName CLIENT = DotName.createSimple(CallsClient.class);
    private static final DotName APP = DotName.createSimple(CallsApp.class);
    private static final String PREFIX = "quarkus.cloudflare.calls";

    @BuildStep
    AdditionalBeanBuildItem guards() {
        return AdditionalBeanBuildItem.unremovableOf(FaultGuards.class);
    }

    @BuildStep
    AdditionalBeanBuildItem qualifier() {
        return AdditionalBeanBuildItem.builder().addBeanClass(CallsApp.class).build();
    }

    @BuildStep
    void requireSettings(BeanDiscoveryFinishedBuildItem beans, BuildProducer<RequiredSettingsBuildItem> settings) {
        for (String app : InjectedClients.of(beans, CLIENT, APP).eager()) {
            settings.produce(new RequiredSettingsBuildItem(required(app)));
        }
    }

    @BuildStep
    void tellWhatIsUsed(BeanDiscoveryFinishedBuildItem beans, BuildProducer<UsedClientBuildItem> used) {
        InjectedClients.of(beans, CLIENT, APP).names().forEach(app -> used.produce(UsedClientBuildItem.calls(app)));
    }

    private static RequiredSettings required(String app) {
        String prefix = app.equals(InjectedClients.DEFAULT) ? PREFIX : PREFIX + ".\"" + app + "\"";
        return new RequiredSettings(prefix, List.of("app-id", "app-secret"));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void makeClients(BeanDiscoveryFinishedBuildItem beans, CallsRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> clients) {
        for (String app : InjectedClients.of(beans, CLIENT, APP).names()) {
            ExtendedBeanConfigurator client = ClientBeans.bean(CallsClient.class, FaultGuards.class, Timers.class)
                    .createWith(recorder.client(app, required(app)));
            if (!app.equals(InjectedClients.DEFAULT)) {
                client.addQualifier().annotation(CallsApp.class).addValue("value", app).done();
            }
            clients.produce(client.done());
        }
    }

    @BuildStep
    ReflectiveClassBuildItem letJacksonReachTheWire() {
        return ClientBeans.wire(CallsWire.class, "Cloudflare Calls");
    }
}
