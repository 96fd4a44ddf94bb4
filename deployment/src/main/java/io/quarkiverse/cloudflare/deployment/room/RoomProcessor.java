package io.quarkiverse.cloudflare.deployment.room;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDefiningAnnotationBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;

/** Finds rooms, and refuses malformed ones. */
class RoomProcessor {

    /** The beans of {@code runtime.room} and what it stands on. */
    private static final String[] BEANS = {
            "io.quarkiverse.cloudflare.runtime.time.VertxTimers",
            "io.quarkiverse.cloudflare.runtime.room.RoomsProducer",
            "io.quarkiverse.cloudflare.runtime.room.RoomServer",
            "io.quarkiverse.cloudflare.runtime.room.RoomsUpgradeCheck",
            "io.quarkiverse.cloudflare.runtime.room.AuthTokenFilter",
            "io.quarkiverse.cloudflare.runtime.room.LocalRooms",
            "io.quarkiverse.cloudflare.runtime.room.LocalRoomHost",
            "io.quarkiverse.cloudflare.runtime.room.LocalPresence" };

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(BEANS).setUnremovable().build();
    }

    @BuildStep
    IndexDependencyBuildItem indexRuntime() {
        return new IndexDependencyBuildItem("io.quarkiverse.cloudflare", "quarkus-cloudflare");
    }

    @BuildStep
    BeanDefiningAnnotationBuildItem makeRoomsBeans() {
        return new BeanDefiningAnnotationBuildItem(RoomDotNames.ROOM, DotName.createSimple(Singleton.class));
    }

    @BuildStep
    UnremovableBeanBuildItem keepRooms() {
        return UnremovableBeanBuildItem.beanClassAnnotation(RoomDotNames.ROOM);
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem allowExecutionModels(List<RoomCallbackKindBuildItem> kinds) {
        return new ExecutionModelAnnotationsAllowedBuildItem(
                method -> kinds.stream().anyMatch(item -> method.hasDeclaredAnnotation(item.kind.annotation())));
    }

    @BuildStep
    void findRooms(CombinedIndexBuildItem combinedIndex, List<RoomCallbackKindBuildItem> kindItems,
            List<CompleteRoomBuildItem> complete, Capabilities capabilities, BuildProducer<RoomBuildItem> rooms,
            BuildProducer<RoomProblemBuildItem> problems) {
        List<CallbackKind> kinds = kindItems.stream().map(item -> item.kind).sorted(Comparator.comparing(CallbackKind::name))
                .toList();
        List<RoomProblem> found = new RoomValidator(combinedIndex.getIndex(), kinds,
                complete.stream().map(item -> item.annotation).collect(Collectors.toSet())).validate();
        found.forEach(problem -> problems.produce(new RoomProblemBuildItem(problem)));
        for (RoomClass room : RoomClass.all(combinedIndex.getIndex())) {
            List<RoomCallback> callbacks = room.callbacks(kinds, combinedIndex.getIndex());
            if (capabilities.isMissing(Capability.SECURITY)) {
                SecurityRules.unenforced(room, callbacks)
                        .ifPresent(problem -> problems.produce(new RoomProblemBuildItem(problem)));
            }
            if (found.isEmpty()) {
                rooms.produce(new RoomBuildItem(room, callbacks));
            }
        }
    }

    @BuildStep
    void refuseRoomsThatAreNoBeans(List<RoomBuildItem> rooms, BeanDiscoveryFinishedBuildItem beans,
            BuildProducer<RoomProblemBuildItem> problems) {
        for (RoomBuildItem item : rooms) {
            if (beanOf(item.room, beans) == null) {
                problems.produce(new RoomProblemBuildItem(ClassRules.noBean(item.room)));
            }
        }
    }

    @BuildStep
    void refuseMalformedRooms(List<RoomProblemBuildItem> problems, BuildProducer<ValidationErrorBuildItem> errors) {
        problems.stream().map(item -> item.problem).sorted().forEach(
                problem -> errors.produce(new ValidationErrorBuildItem(new DefinitionException(problem.message()))));
    }

    /** @return {@code null} if the class is no bean */
    static BeanInfo beanOf(RoomClass room, BeanDiscoveryFinishedBuildItem beans) {
        return beans.beanStream().classBeans().filter(bean -> bean.getBeanClass().equals(room.info().name())).stream()
                .findFirst().orElse(null);
    }
}
