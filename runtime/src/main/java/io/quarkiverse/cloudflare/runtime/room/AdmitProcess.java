package io.quarkiverse.cloudflare.runtime.room;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * The way in for a member without a connection. One at a time: it owns the turn of its room's queue until it is over.
 */
final class AdmitProcess {

    private final LiveRoom room;
    private final String key;
    private final ObjectNode meta;
    private final UniEmitter<? super Member> emitter;

    private AdmitProcess(LiveRoom room, String key, ObjectNode meta, UniEmitter<? super Member> emitter) {
        this.room = room;
        this.key = key;
        this.meta = meta;
        this.emitter = emitter;
    }

    static Uni<Member> begin(RoomRegistry registry, RoomAddress address, String key, ObjectNode meta) {
        if (registry.isStopped()) {
            return Uni.createFrom().failure(new JoinRefusedException(Reasons.CLOSED));
        }
        Optional<LiveRoom> room = registry.arriving(address.topic());
        if (room.isEmpty()) {
            return Uni.createFrom().failure(new JoinRefusedException(Reasons.UNMATCHED_TOPIC));
        }
        return Uni.createFrom().emitter(emitter -> {
            AdmitProcess process = new AdmitProcess(room.get(), key, meta, emitter);
            room.get().queue().submit(process::run);
        });
    }

    private void run(Runnable done) {
        Uni.createFrom().voidItem().invoke(() -> room.requirePlace(0)).chain(room.life()::open).subscribe()
                .with(open -> enter(done), failure -> refuse(failure, done));
    }

    private void enter(Runnable done) {
        Membership member = room.newMember(key);
        member.bind(new Membership.Binding(null, null, AnonymousIdentity.INSTANCE,
                room.services().mapper().createObjectNode()));
        member.admitted = true;
        member.firstMeta = meta;
        member.present();
        room.addMember(member);
        // Listeners first: there is no join reply in which they could have heard of it, and presence may show what they know.
        room.services().memberships().joined(member);
        room.presence().joined(member);
        room.registry().arrived(room);
        emitter.complete(member);
        done.run();
    }

    private void refuse(Throwable failure, Runnable done) {
        room.registry().arrived(room);
        Failures.of(failure, "An admission", room);
        emitter.fail(failure);
        Outcomes.failed(failure, room, null, () -> room.life().closeIfEmpty(done));
    }
}
