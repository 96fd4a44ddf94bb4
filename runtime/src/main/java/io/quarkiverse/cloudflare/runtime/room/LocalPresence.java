package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.smallrye.mutiny.Uni;

/**
 * Presence in the rooms of this node, which are all there are. Thread-safe.
 */
@ApplicationScoped
public class LocalPresence implements Presence {

    private final RoomRegistry registry;
    private final ObjectMapper mapper;

    @Inject
    LocalPresence(RoomRegistry registry, ObjectMapper mapper) {
        this.registry = registry;
        this.mapper = mapper;
    }

    @Override
    public Uni<List<PresenceEntry>> list(RoomAddress address) {
        return Uni.createFrom().deferred(() -> registry.open(address).map(room -> room.presence().list())
                .orElse(Uni.createFrom().item(List.of())));
    }

    @Override
    public Uni<Void> track(RoomAddress address, String memberId, Object meta) {
        ObjectNode fields = RoomPresence.fieldsOf(mapper, meta);
        return change(address, memberId, (presence, member) -> presence.track(member, fields));
    }

    @Override
    public Uni<Void> update(RoomAddress address, String memberId, Object fields) {
        ObjectNode changed = RoomPresence.fieldsOf(mapper, fields);
        return change(address, memberId, (presence, member) -> presence.merge(member, changed));
    }

    @Override
    public Uni<Void> untrack(RoomAddress address, String memberId) {
        return change(address, memberId, RoomPresence::untrack);
    }

    private Uni<Void> change(RoomAddress address, String memberId, BiConsumer<RoomPresence, Membership> change) {
        return Uni.createFrom().item(() -> {
            registry.open(address).ifPresent(room -> room.member(memberId)
                    .ifPresent(member -> change.accept(room.presence(), member)));
            return null;
        });
    }
}
