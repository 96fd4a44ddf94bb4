package io.quarkiverse.cloudflare.deployment;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.jandex.ClassType;

import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** What the beans of all clients have in common. */
public final class ClientBeans {

    private ClientBeans() {
    }

    /**
     * @param needs the beans it is made of
     */
    public static ExtendedBeanConfigurator bean(Class<?> client, Class<?>... needs) {
        ExtendedBeanConfigurator bean = SyntheticBeanBuildItem.configure(client).scope(ApplicationScoped.class)
                .setRuntimeInit().unremovable();
        for (Class<?> need : needs) {
            bean.addInjectionPoint(ClassType.create(need));
        }
        return bean;
    }

    /**
     * Lets Jackson reach the records of a wire in a native image.
     *
     * @param api whose client reads and writes them
     */
    public static ReflectiveClassBuildItem wire(Class<?> records, String api) {
        return ReflectiveClassBuildItem.builder(records.getDeclaredClasses()).constructors().methods().fields()
                .reason("read and written by the client of " + api).build();
    }
}
