package io.quarkiverse.cloudflare.deployment.media;

import org.jboss.jandex.DotName;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.runtime.config.RoomsBuildTimeConfig;
import io.quarkiverse.cloudflare.runtime.media.http.MediaPath;
import io.quarkiverse.cloudflare.runtime.media.whip.Broadcasts;
import io.quarkiverse.cloudflare.runtime.media.whip.Viewers;
import io.quarkiverse.cloudflare.runtime.media.whip.WhipProducer;
import io.quarkiverse.cloudflare.runtime.media.whip.WhipRecorder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;

/** Broadcasts into media rooms over WHIP, and viewers over WHEP, if there is a media room. */
class WhipProcessor {

    private static final DotName MEDIA_ROOM = DotName.createSimple(MediaRoom.class);

    @BuildStep
    void makeBeans(CombinedIndexBuildItem index, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (hasMediaRoom(index)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(WhipProducer.class, Broadcasts.class, Viewers.class).build());
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void serve(CombinedIndexBuildItem index, RoomsBuildTimeConfig rooms, HttpRootPathBuildItem root, WhipRecorder recorder,
            BuildProducer<RouteBuildItem> routes) {
        if (hasMediaRoom(index)) {
            // Without its first slash it is below the root path.
            String below = MediaPath.base("", rooms.path()).substring(1);
            String full = MediaPath.base(root.getRootPath(), rooms.path());
            routes.produce(root.routeBuilder().route(below + "/whip/*").handler(recorder.broadcasts(full)).build());
            routes.produce(root.routeBuilder().route(below + "/whep/*").handler(recorder.viewers(full)).build());
        }
    }

    private static boolean hasMediaRoom(CombinedIndexBuildItem index) {
        return !index.getIndex().getAnnotations(MEDIA_ROOM).isEmpty();
    }
}
