package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkus.security.spi.SecurityTransformer.AuthorizationType.SECURITY_CHECK;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.security.spi.ClassSecurityAnnotationBuildItem;
import io.quarkus.security.spi.ClassSecurityCheckStorageBuildItem;
import io.quarkus.security.spi.PermissionsAllowedMetaAnnotationBuildItem;
import io.quarkus.security.spi.SecurityTransformer;
import io.quarkus.security.spi.SecurityTransformerBuildItem;
import io.quarkus.security.spi.runtime.SecurityCheck;

/**
 * Security annotations of rooms. One on the class is enforced by rooms themselves, on join and on each event, because nobody is
 * there to be checked when a room ticks or is empty; one on a callback is left to its interceptor.
 */
class RoomSecurityProcessor {

    @BuildStep
    void askForChecks(Capabilities capabilities, BuildProducer<ClassSecurityAnnotationBuildItem> annotations) {
        if (capabilities.isPresent(Capability.SECURITY)) {
            annotations.produce(new ClassSecurityAnnotationBuildItem(RoomDotNames.ROOM));
        }
    }

    @BuildStep
    void collectChecks(List<RoomBuildItem> rooms, CombinedIndexBuildItem index,
            Optional<ClassSecurityCheckStorageBuildItem> storage, Optional<SecurityTransformerBuildItem> annotations,
            Optional<PermissionsAllowedMetaAnnotationBuildItem> permissions, BuildProducer<RoomSecurityBuildItem> security) {
        if (permissions.isEmpty()) {
            return; // an application without security
        }
        SecurityTransformer transformer = SecurityTransformerBuildItem.createSecurityTransformer(index.getIndex(), annotations);
        Map<DotName, SecurityCheck> checks = new HashMap<>();
        Set<MethodInfo> secured = new HashSet<>();
        for (RoomBuildItem item : rooms) {
            DotName name = item.beanClass().name();
            storage.map(all -> (SecurityCheck) all.getSecurityCheck(name)).ifPresent(check -> checks.put(name, check));
            item.callbacks.stream().map(callback -> callback.method().info())
                    .filter(method -> transformer.hasSecurityAnnotation(method, SECURITY_CHECK)
                            || permissions.get().hasPermissionsAllowed(method))
                    .forEach(secured::add);
        }
        security.produce(new RoomSecurityBuildItem(checks, secured));
    }

    /**
     * Takes the annotation from the class to those of its methods that are no callbacks, so that whoever else calls these is
     * checked as before.
     */
    @BuildStep
    void leaveCallbacksToRooms(Capabilities capabilities, CombinedIndexBuildItem index,
            List<RoomCallbackKindBuildItem> kinds, Optional<SecurityTransformerBuildItem> annotations,
            BuildProducer<AnnotationsTransformerBuildItem> transformers) {
        if (capabilities.isMissing(Capability.SECURITY)) {
            return;
        }
        SecurityTransformer transformer = SecurityTransformerBuildItem.createSecurityTransformer(index.getIndex(), annotations);
        for (RoomClass room : RoomClass.all(index.getIndex())) {
            List<AnnotationInstance> onClass = room.info().declaredAnnotations().stream()
                    .filter(annotation -> transformer.isSecurityAnnotation(annotation, SECURITY_CHECK)).toList();
            if (onClass.isEmpty()) {
                continue;
            }
            DotName name = room.info().name();
            transformers.produce(new AnnotationsTransformerBuildItem(AnnotationTransformation.forClasses()
                    .whenClass(name).transform(context -> context.remove(onClass::contains))));
            transformers.produce(new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                    .whenMethod(method -> method.declaringClass().name().equals(name) && isForOthers(method, kinds)
                            && !transformer.hasSecurityAnnotation(method, SECURITY_CHECK))
                    .transform(context -> onClass.forEach(context::add))));
        }
    }

    private static boolean isForOthers(MethodInfo method, List<RoomCallbackKindBuildItem> kinds) {
        return !method.isConstructor() && !method.isStaticInitializer() && !method.isSynthetic()
                && !Modifier.isPrivate(method.flags()) && !Modifier.isStatic(method.flags())
                && kinds.stream().noneMatch(item -> method.hasDeclaredAnnotation(item.kind.annotation()));
    }
}
