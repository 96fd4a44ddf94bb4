package io.quarkiverse.cloudflare.deployment;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;

import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.processor.InjectionPointInfo;

/** Where the application injects a client, and of which name. */
public record InjectedClients(SortedSet<String> names, SortedSet<String> eager) {

    /** The name of a client that has none. */
    public static final String DEFAULT = "<default>";

    /**
     * @param client the type that is injected
     * @param qualifier whose value names it; {@code null} if there is but one
     * @return {@code names} of all that are injected; {@code eager} are those that are injected themselves, not through an
     *         {@code Instance}
     */
    public static InjectedClients of(BeanDiscoveryFinishedBuildItem beans, DotName client, DotName qualifier) {
        SortedSet<String> names = new TreeSet<>();
        SortedSet<String> eager = new TreeSet<>();
        points(beans, client).forEach(point -> {
            AnnotationInstance named = qualifier == null ? null : point.getRequiredQualifier(qualifier);
            String name = named == null ? DEFAULT : named.value().asString();
            names.add(name);
            if (!point.isProgrammaticLookup()) {
                eager.add(name);
            }
        });
        return new InjectedClients(names, eager);
    }

    private static Stream<InjectionPointInfo> points(BeanDiscoveryFinishedBuildItem beans, DotName client) {
        return beans.getInjectionPoints().stream().filter(point -> point.getRequiredType().name().equals(client));
    }
}
