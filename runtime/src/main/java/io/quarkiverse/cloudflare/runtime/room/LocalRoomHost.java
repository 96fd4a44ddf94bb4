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
import io.quarkiverse.cloudflare.runtime.protocol.Names;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * What the rooms of this node do for what is built on them. Thread-safe.
 */
@ApplicationScoped
public class LocalRoomHost implements RoomHost {

    private static final Uni<Optional<Object>> NOTHING = Uni.createFrom().item(Optional.empty());

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
        Optional<Callback> callback = membership.room().behaviour().callback(kind);
        if (callback.isEmpty()) {
            return NOTHING;
        }
        Supplied supplied = new Supplied(List.of(arguments), true);
        return Uni.createFrom().emitter(emitter -> {
            ReservedProcess turn = membership.asking;
            if (turn == null) {
                throw new IllegalStateException("callInTurn is for the turn of an event with a reserved name; use call");
            }
            turn.callBegins();
            call(callback.get(), membership, supplied, (result, failure) -> {
                tell(emitter, result, failure);
                turn.callEnds();
            });
        });
    }

    @Override
    public Uni<Optional<Object>> call(Member member, String kind, Object... arguments) {
        Membership membership = (Membership) member;
        LiveRoom room = membership.room();
        Optional<Callback> callback = room.behaviour().callback(kind);
        if (callback.isEmpty()) {
            return NOTHING;
        }
        Supplied supplied = new Supplied(List.of(arguments), false);
        return Uni.createFrom().emitter(emitter -> membership.events().submit(done -> {
            if (!room.life().isOpen()) {
                emitter.complete(Optional.empty());
                done.run();
                return;
            }
            call(callback.get(), membership, supplied, (result, failure) -> {
                tell(emitter, result, failure);
                if (failure == null) {
                    done.run();
                } else {
                    Failures.of(failure, callback.get(), room);
                    Outcomes.failed(failure, room, membership, done);
                }
            });
        }));
    }

    private static void call(Callback callback, Membership member, Supplied supplied, CallbackRunner.Ending ending) {
        LiveRoom room = member.room();
        room.services().runner().call(callback, Call.of(member, supplied), Outcomes.NOBODY_WAITS, (result, failure) -> {
            Outcomes.publish(result, room, member);
            ending.ended(result, failure);
        });
    }

    private static void tell(UniEmitter<? super Optional<Object>> emitter, Object result, Throwable failure) {
        if (failure == null) {
            emitter.complete(Optional.ofNullable(result));
        } else {
            emitter.fail(failure);
        }
    }

    @Override
    public void push(Member member, String event, Object payload) {
        if (!event.startsWith(Names.OWN_PREFIX)) {
            throw new IllegalArgumentException("The name of an event of the extension must begin with '%s'; found '%s'"
                    .formatted(Names.OWN_PREFIX, event));
        }
        Membership membership = (Membership) member;
        RoomConnection connection = membership.connection();
        // Before its join is answered a client takes no event.
        if (connection != null && membership.status() != Membership.Status.JOINING) {
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
        if (!membership.admitted) {
            throw new IllegalArgumentException("Only a member without a connection can be dismissed; kick " + member);
        }
        return Uni.createFrom().emitter(emitter -> membership.room().queue().submit(done -> {
            boolean there = membership.status() != Membership.Status.LEFT;
            LeaveProcess.end(membership, reason, true, () -> {
                emitter.complete(there);
                done.run();
            });
        }));
    }
}
