package io.quarkiverse.cloudflare.deployment.media;

import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter.MEMBER;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.BROADCAST;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.NOTHING;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait.SECURABLE;
import static io.quarkus.deployment.annotations.ExecutionTime.RUNTIME_INIT;
import static io.quarkus.deployment.annotations.ExecutionTime.STATIC_INIT;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.CompleteRoomBuildItem;
import io.quarkiverse.cloudflare.deployment.room.RoomCallbackKindBuildItem;
import io.quarkiverse.cloudflare.deployment.room.RoomProblemBuildItem;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.media.OnMediaState;
import io.quarkiverse.cloudflare.media.OnPublish;
import io.quarkiverse.cloudflare.media.OnQuality;
import io.quarkiverse.cloudflare.media.OnUnpublish;
import io.quarkiverse.cloudflare.media.PublishRequest;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinitions;
import io.quarkiverse.cloudflare.runtime.media.MediaGrant;
import io.quarkiverse.cloudflare.runtime.media.MediaRecorder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** Finds media rooms, refuses malformed ones, and brings in what serves them: nothing of it is there without one. */
class MediaProcessor {

    static final List<CallbackKind> KINDS = List.of(
            CallbackKind.of(OnPublish.class).takes(MEMBER).takes(PublishRequest.class).returns(NOTHING, BROADCAST)
                    .is(SECURABLE).build(),
            CallbackKind.of(OnUnpublish.class).takes(MEMBER).takes(PublishedTrack.class).returns(NOTHING, BROADCAST)
                    .build(),
            CallbackKind.of(OnMediaState.class).takes(MEMBER).takes(MediaState.class).returns(NOTHING, BROADCAST).build(),
            CallbackKind.of(OnQuality.class).takes(MEMBER).takes(Quality.class).returns(NOTHING, BROADCAST).build());

    private static final String RUNTIME = "io.quarkiverse.cloudflare.runtime.media.";

    /** The beans below {@link #RUNTIME}. */
    private static final List<String> BEANS = List.of("MediaProducer", "MediaRoster", "LocalMediaRegistry", "MediaMeta",
            "Announcements", "Endings", "UndeclaredTracks", "SessionWatch", "MemberPublishing", "Declarations",
            "PublishWishes", "MediaReports", "MediaEvents", "Revocation", "Moderation", "NoMediaTelemetry",
            "http.MediaHttp", "http.BearerFilter");

    @BuildStep
    List<RoomCallbackKindBuildItem> describeCallbacks() {
        return KINDS.stream().map(RoomCallbackKindBuildItem::new).toList();
    }

    @BuildStep
    CompleteRoomBuildItem needNoCallback() {
        return new CompleteRoomBuildItem(MediaRoom.class);
    }

    @BuildStep
    void refuseMalformedRooms(CombinedIndexBuildItem index, BuildProducer<RoomProblemBuildItem> problems) {
        MediaRules.check(index.getIndex(), KINDS).forEach(problem -> problems.produce(new RoomProblemBuildItem(problem)));
    }

    @BuildStep
    void beans(CombinedIndexBuildItem combinedIndex, BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ExcludedTypeBuildItem> excluded) {
        if (MediaRoomClass.all(combinedIndex.getIndex()).isEmpty()) {
            excluded.produce(new ExcludedTypeBuildItem(RUNTIME + "**"));
            return;
        }
        beans.produce(AdditionalBeanBuildItem.builder().addBeanClasses(BEANS.stream().map(RUNTIME::concat).toList())
                .setDefaultScope(DotName.createSimple(Singleton.class)).build());
    }

    // Most are called by what is no bean: the routes of the HTTP server, and rooms by their interfaces.
    @BuildStep
    UnremovableBeanBuildItem keepBeans() {
        return new UnremovableBeanBuildItem(bean -> bean.getBeanClass() != null
                && bean.getBeanClass().toString().startsWith(RUNTIME));
    }

    @BuildStep
    @Record(STATIC_INIT)
    void recordDefinitions(CombinedIndexBuildItem combinedIndex, MediaRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        IndexView index = combinedIndex.getIndex();
        beans.produce(SyntheticBeanBuildItem.configure(MediaDefinitions.class).scope(Singleton.class)
                .supplier(recorder.definitions(MediaRoomClass.all(index).stream().map(room -> room.define(index)).toList()))
                .done());
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    void checkSettings(CombinedIndexBuildItem index, MediaRecorder recorder) {
        if (!MediaRoomClass.all(index.getIndex()).isEmpty()) {
            recorder.checkSettings();
        }
    }

    @BuildStep
    ReflectiveClassBuildItem letJacksonReachTheWire() {
        return ReflectiveClassBuildItem.builder(Stream.concat(Stream.of(MediaGrant.class.getDeclaredClasses()),
                Stream.of(IceServer.class, MediaPermissions.class, PublishRequest.class, PublishedTrack.class, Quality.class))
                .toArray(Class<?>[]::new)).constructors().methods().fields()
                .reason("written to the clients of media rooms").build();
    }
}
