package io.quarkiverse.cloudflare.deployment.room;

import java.util.List;

import org.jboss.jandex.DotName;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Room;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

final class RoomDotNames {

    static final DotName ROOM = DotName.createSimple(Room.class);
    static final DotName BROADCAST = DotName.createSimple(Broadcast.class);
    static final DotName UNI = DotName.createSimple(Uni.class);
    static final DotName MULTI = DotName.createSimple(Multi.class);
    static final DotName VOID = DotName.createSimple(Void.class);

    static final DotName BLOCKING = DotName.createSimple(Blocking.class);
    static final DotName NON_BLOCKING = DotName.createSimple(NonBlocking.class);
    static final DotName RUN_ON_VIRTUAL_THREAD = DotName.createSimple(RunOnVirtualThread.class);
    static final List<DotName> EXECUTION = List.of(BLOCKING, NON_BLOCKING, RUN_ON_VIRTUAL_THREAD);

    // By name, because an application need not have these extensions.
    static final List<DotName> PERMISSIONS = List.of(
            DotName.createSimple("io.quarkus.security.PermissionsAllowed"),
            DotName.createSimple("io.quarkus.security.PermissionsAllowed$List"));
    static final List<DotName> SECURITY = List.of(
            DotName.createSimple("io.quarkus.security.Authenticated"),
            PERMISSIONS.get(0),
            PERMISSIONS.get(1),
            DotName.createSimple("jakarta.annotation.security.DenyAll"),
            DotName.createSimple("jakarta.annotation.security.PermitAll"),
            DotName.createSimple("jakarta.annotation.security.RolesAllowed"));
    static final DotName AUTHORIZATION_POLICY = DotName.createSimple("io.quarkus.vertx.http.security.AuthorizationPolicy");

    private RoomDotNames() {
    }
}
