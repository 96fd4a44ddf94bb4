package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.cloudflare.backplane.Position;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.smallrye.mutiny.Uni;

/**
 * The rooms of this node, which are all there are. Thread-safe.
 */
@ApplicationScoped
public class LocalRooms implements Rooms {

    private final RoomRegistry registry;
    private final RoomServer server;
    private final RoomDefinitions definitions;

    @Inject
    LocalRooms(RoomRegistry registry, RoomServer server, RoomDefinitions definitions) {
        this.registry = registry;
        this.server = server;
        this.definitions = definitions;
    }

    @Override
    public Uni<List<RoomAddress>> list() {
        return Uni.createFrom().item(() -> registry.all().stream().map(LiveRoom::address).sorted().toList());
    }

    @Override
    public Uni<List<RoomAddress>> list(Class<?> room) {
        if (definitions.rooms().stream().noneMatch(definition -> definition.beanClass() == room)) {
            throw new IllegalArgumentException(room.getName() + " is not annotated with @Room");
        }
        return Uni.createFrom().item(() -> registry.all().stream()
                .filter(open -> open.behaviour().roomClass() == room)
                .map(LiveRoom::address).sorted().toList());
    }

    @Override
    public Uni<Boolean> exists(RoomAddress address) {
        return Uni.createFrom().item(() -> registry.open(address).isPresent());
    }

    @Override
    public Uni<Integer> count(RoomAddress address) {
        return Uni.createFrom().item(() -> registry.open(address).map(LiveRoom::memberCount).orElse(0));
    }

    @Override
    public Uni<List<MemberInfo>> members(RoomAddress address) {
        return Uni.createFrom().item(() -> registry.open(address)
                .map(room -> room.members().stream().map(Membership::info).toList()).orElse(List.of()));
    }

    @Override
    public Uni<Position> broadcast(RoomAddress address, Broadcast<?> broadcast) {
        LiveRoom.requireFreeName(broadcast.event());
        return Uni.createFrom().deferred(() -> registry.open(address).map(room -> room.broadcast(broadcast, null))
                .orElse(Uni.createFrom().item(Position.NONE)));
    }

    @Override
    public Uni<Boolean> kick(RoomAddress address, String memberId, LeaveReason reason) {
        LiveRoom.requireKickReason(reason);
        return Uni.createFrom().deferred(() -> registry.open(address).map(room -> room.kick(memberId, reason))
                .orElse(Uni.createFrom().item(false)));
    }

    @Override
    public Uni<Integer> disconnectUser(String key, LeaveReason reason) {
        LiveRoom.requireKickReason(reason);
        return Uni.createFrom().item(() -> server.disconnect(key, reason));
    }

    @Override
    public Uni<Boolean> close(RoomAddress address) {
        return Uni.createFrom().deferred(() -> registry.open(address).map(room -> room.close().replaceWith(true))
                .orElse(Uni.createFrom().item(false)));
    }
}
