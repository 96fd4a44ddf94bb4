package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.smallrye.mutiny.Uni;

/**
 * What the rooms of this node do for what is built on them. Thread-safe.
 */
@ApplicationScoped
public class LocalRoomHost implements RoomHost {

    private final RoomRegistry registry;
    private final ObjectMapper mapper;

    @Inject
    LocalRoomHost(RoomRegistry registry, ObjectMapper mapper) {
        this.registry = registry;
        this.mapper = mapper;
    }

    @Override
    public Optional<Class<?>> roomClass(RoomAddress address) {
        return registry.behaviour(address.topic()).map(RoomBehaviour::roomClass);
    }

    @Override
    public Optional<Member> member(RoomAddress address, String memberId) {
        return registry.open(address).flatMap(room -> room.member(memberId)).map(Member.class::cast);
    }

    @Override
    public Uni<Optional<Object>> callInTurn(Member member, String kind, Object... arguments) {
        Membership membership = (Membership) member;
        LiveRoom room = membership.room();
        Optional<Callback> callback = room.behaviour().callback(kind);
        if (callback.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Call call = Call.of(membership, List.of(arguments));
        return room.services().runner().call(callback.get(), call, Outcomes.NOBODY_WAITS)
                .invoke(result -> Outcomes.publish(result, room, membership))
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Optional<Object>> call(Member member, String kind, Object... arguments) {
        Membership membership = (Membership) member;
        LiveRoom room = membership.room();
        Optional<Callback> callback = room.behaviour().callback(kind);
        if (callback.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom().emitter(emitter -> membership.events().submit(
                done -> callInTurn(member, kind, arguments).subscribe().with(result -> {
                    emitter.complete(result);
                    done.run();
                }, failure -> {
                    Failures.of(failure, callback.get(), room);
                    emitter.fail(failure);
                    Outcomes.failed(failure, room, membership, done);
                })));
    }

    @Override
    public void push(Member member, String event, Object payload) {
        Membership membership = (Membership) member;
        RoomConnection connection = membership.connection();
        if (connection != null) {
            connection.send(Frame.text(membership.room().services().codec().push(membership.joinRef(), null,
                    member.address().topic(), event, payload)));
        }
    }

    @Override
    public Uni<Member> admit(RoomAddress address, String key, Object meta) {
        ObjectNode fields = RoomPresence.fieldsOf(mapper, meta);
        return Uni.createFrom().deferred(() -> AdmitProcess.begin(registry, address, key, fields));
    }

    @Override
    public Uni<Boolean> dismiss(Member member, LeaveReason reason) {
        Membership membership = (Membership) member;
        return Uni.createFrom().emitter(emitter -> membership.room().queue().submit(done -> {
            boolean there = membership.status() != Membership.Status.LEFT;
            LeaveProcess.end(membership, reason, true, () -> {
                emitter.complete(there);
                done.run();
            });
        }));
    }
}
