package io.quarkiverse.cloudflare.deployment.room;

import java.lang.constant.ClassDesc;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.runtime.config.RoomsBuildTimeConfig;
import io.quarkiverse.cloudflare.runtime.room.IndexedEndpoint;
import io.quarkiverse.cloudflare.runtime.room.RoomEndpoint;
import io.quarkus.arc.deployment.GeneratedBeanBuildItem;
import io.quarkus.arc.deployment.GeneratedBeanGizmo2Adaptor;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.AdditionalIndexedClassesBuildItem;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.gizmo2.Gizmo;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.WebSocket;

/** The one WebSocket endpoint of all rooms, generated because only so it can have a configured path. */
class RoomEndpointProcessor {

    private static final String ENDPOINT_ID = "cloudflare-rooms";
    private static final ClassDesc ENDPOINT = ClassDesc.of(RoomEndpoint.class.getPackageName(), "GeneratedRoomEndpoint");
    // A whole message of the largest size the configuration of rooms may sensibly allow, in one frame.
    private static final String MAX_MESSAGE_SIZE = String.valueOf(1024 * 1024);

    @BuildStep
    void generateEndpoint(List<RoomBuildItem> rooms, RoomsBuildTimeConfig config,
            BuildProducer<GeneratedBeanBuildItem> beans) {
        if (rooms.isEmpty()) {
            return;
        }
        Gizmo.create(new GeneratedBeanGizmo2Adaptor(beans)).withDebugInfo(false).withParameters(false)
                .class_(ENDPOINT, endpoint -> {
                    endpoint.extends_(RoomEndpoint.class);
                    endpoint.addAnnotation(WebSocket.class, annotation -> {
                        annotation.add("path", path(config));
                        annotation.add("endpointId", ENDPOINT_ID);
                        // What the endpoint does with a message is over when it returns, on the event loop, so they stay in
                        // order; the queue that would see to it takes more than 1 kB of each connection.
                        annotation.add("inboundProcessingMode", InboundProcessingMode.CONCURRENT);
                    });
                    endpoint.addAnnotation(Singleton.class);
                    endpoint.defaultConstructor();
                });
    }

    /**
     * WebSockets Next registers what endpoints need only if it sees one in the index, which a generated class comes too late
     * for. The index of the whole application does not exist yet, so its parts are asked.
     */
    @BuildStep
    void announceEndpoint(ApplicationArchivesBuildItem archives, BuildProducer<AdditionalIndexedClassesBuildItem> classes) {
        if (archives.getAllApplicationArchives().stream()
                .anyMatch(archive -> !archive.getIndex().getAnnotations(RoomDotNames.ROOM).isEmpty())) {
            classes.produce(new AdditionalIndexedClassesBuildItem(IndexedEndpoint.class.getName()));
        }
    }

    /** What suits rooms; an application's own configuration wins. */
    @BuildStep
    void configureServer(List<RoomBuildItem> rooms, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        if (rooms.isEmpty()) {
            return;
        }
        // Compressing each frame for each member costs three times the CPU and 90 kB per connection.
        defaults.produce(serverDefault("per-message-compression-supported", "false"));
        defaults.produce(serverDefault("max-message-size", MAX_MESSAGE_SIZE));
        defaults.produce(serverDefault("max-frame-size", MAX_MESSAGE_SIZE));
        defaults.produce(serverDefault("supported-subprotocols", "phoenix"));
    }

    private static RunTimeConfigurationDefaultBuildItem serverDefault(String name, String value) {
        return new RunTimeConfigurationDefaultBuildItem("quarkus.websockets-next.server." + name, value);
    }

    /** @return below the root path of the HTTP server, which WebSockets Next puts before it */
    private static String path(RoomsBuildTimeConfig config) {
        String path = config.path().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "/websocket" : "/" + path + "/websocket";
    }
}
