package io.quarkiverse.cloudflare.deployment.nativeimage;

import java.util.Comparator;
import java.util.List;

import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.deployment.room.RoomBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;

/** Lets Jackson see the types of the application in a native image. */
class NativeImageProcessor {

    @BuildStep
    void registerPayloads(List<RoomBuildItem> rooms, BuildProducer<ReflectiveHierarchyBuildItem> types) {
        rooms.stream().flatMap(room -> room.jsonTypes().stream()).distinct()
                .sorted(Comparator.comparing(Type::toString))
                .forEach(type -> types.produce(ReflectiveHierarchyBuildItem.builder(type)
                        .source("the payloads and results of rooms").build()));
    }
}
