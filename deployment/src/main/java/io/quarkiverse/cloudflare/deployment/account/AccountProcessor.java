package io.quarkiverse.cloudflare.deployment.account;

import org.jboss.jandex.DotName;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.deployment.ClientBeans;
import io.quarkiverse.cloudflare.deployment.InjectedClients;
import io.quarkiverse.cloudflare.deployment.RequiredSettingsBuildItem;
import io.quarkiverse.cloudflare.deployment.UsedClientBuildItem;
import io.quarkiverse.cloudflare.runtime.account.AccountRecorder;
import io.quarkiverse.cloudflare.runtime.account.AccountWire;
import io.quarkiverse.cloudflare.runtime.http.FaultGuards;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** Makes a {@link CallsAccount} if the application injects one. */
class AccountProcessor {

    private static final DotName CLIENT = DotName.createSimple(CallsAccount.class);

    @BuildStep
    void requireSettings(BeanDiscoveryFinishedBuildItem beans, BuildProducer<RequiredSettingsBuildItem> settings) {
        if (!InjectedClients.of(beans, CLIENT, null).eager().isEmpty()) {
            settings.produce(new RequiredSettingsBuildItem(AccountRecorder.REQUIRED));
        }
    }

    @BuildStep
    void tellWhatIsUsed(BeanDiscoveryFinishedBuildItem beans, BuildProducer<UsedClientBuildItem> used) {
        if (!InjectedClients.of(beans, CLIENT, null).names().isEmpty()) {
            used.produce(UsedClientBuildItem.of(UsedClientBuildItem.Api.ACCOUNT));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void makeClient(BeanDiscoveryFinishedBuildItem beans, AccountRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> clients) {
        if (!InjectedClients.of(beans, CLIENT, null).names().isEmpty()) {
            clients.produce(ClientBeans.bean(CallsAccount.class, FaultGuards.class)
                    .createWith(recorder.client()).done());
        }
    }

    @BuildStep
    ReflectiveClassBuildItem letJacksonReachTheWire() {
        return ClientBeans.wire(AccountWire.class, "the account API of Cloudflare");
    }
}
