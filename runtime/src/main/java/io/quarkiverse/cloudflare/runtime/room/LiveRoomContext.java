package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.backplane.Position;
import io.quarkiverse.cloudflare.room.Attributes;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.smallrye.mutiny.Uni;

/**
 * A room as one of its callbacks sees it.
 *
 * @param sender whose callback it is, left out of broadcasts to the others; {@code null} if the room's own
 */
record LiveRoomContext(LiveRoom room, Membership sender) implements RoomContext {

    @Override
    public RoomAddress address() {
        return room.address();
    }

    @Override
    public String param(String name) {
        return room.param(name);
    }

    @Override
    public Attributes attributes() {
        return room.attributes();
    }

    @Override
    public List<Member> localMembers() {
        return List.copyOf(room.members());
    }

    @Override
    public Optional<Member> localMember(String memberId) {
        return room.member(memberId).map(Member.class::cast);
    }

    @Override
    public Uni<List<MemberInfo>> members() {
        return Uni.createFrom().item(() -> room.members().stream().map(Membership::info).toList());
    }

    @Override
    public Uni<Position> broadcast(Broadcast<?> broadcast) {
        return room.broadcast(broadcast, sender);
    }

    @Override
    public Uni<Boolean> kick(String memberId, LeaveReason reason) {
        return room.kick(memberId, reason);
    }

    @Override
    public Uni<Void> close() {
        return room.close();
    }
}
