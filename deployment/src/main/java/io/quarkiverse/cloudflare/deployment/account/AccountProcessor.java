package io.quarkiverse.cloudflare.deployment.account;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.deployment.InjectedClients;
import io.quarkiverse.cloudflare.deployment.RequiredSettingsBuildItem;
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
    @Record(ExecutionTime.RUNTIME_INIT)
    void makeClient(BeanDiscoveryFinishedBuildItem beans, AccountRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> clients) {
        if (!InjectedClients.of(beans, CLIENT, null).names().isEmpty()) {
            clients.produce(SyntheticBeanBuildItem.configure(CallsAccount.class)
                    .scope(ApplicationScoped.class).setRuntimeInit().unremovable()
                    .addInjectionPoint(type(FaultGuards.class))
                    .createWith(recorder.client()).done());
        }
    }

    @BuildStep
    ReflectiveClassBuildItem letJacksonReachTheWire() {
        return ReflectiveClassBuildItem.builder(AccountWire.class.getDeclaredClasses()).constructors().methods().fields()
                .reason("read and written by the client of the account API of Cloudflare").build();
    }

    private static Type type(Class<?> bean) {
        return ClassType.create(bean);
    }
}
