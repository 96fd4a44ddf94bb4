package io.quarkiverse.cloudflare.deployment.media;

import org.jboss.jandex.DotName;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.runtime.config.RoomsBuildTimeConfig;
import io.quarkiverse.cloudflare.runtime.media.http.BearerFilter;
import io.quarkiverse.cloudflare.runtime.media.http.MediaHttp;
import io.quarkiverse.cloudflare.runtime.media.http.MediaRoutesRecorder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;

/** The HTTP API of media rooms, if there is one. */
class MediaRoutesProcessor {

    private static final DotName MEDIA_ROOM = DotName.createSimple(MediaRoom.class);

    @BuildStep
    void addBeans(CombinedIndexBuildItem index, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (hasMediaRooms(index)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(BearerFilter.class));
            beans.produce(AdditionalBeanBuildItem.unremovableOf(MediaHttp.class));
        }
    }

    // Before that, there are no beans.
    @BuildStep
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void serve(CombinedIndexBuildItem index, RoomsBuildTimeConfig rooms, HttpRootPathBuildItem root,
            MediaRoutesRecorder recorder, BuildProducer<RouteBuildItem> routes) {
        if (!hasMediaRooms(index)) {
            return;
        }
        // Without its first slash it is below the root path.
        String path = rooms.path().replaceFirst("^/+", "").replaceFirst("/+$", "");
        routes.produce(root.routeBuilder().route(path + "/media/*").handler(recorder.routes()).build());
    }

    private static boolean hasMediaRooms(CombinedIndexBuildItem index) {
        return !index.getIndex().getAnnotations(MEDIA_ROOM).isEmpty();
    }
}
