package io.quarkiverse.cloudflare.bench.servers;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.smallrye.common.annotation.NonBlocking;

/** The README's room on the event loop. */
@Room("fast:{roomId}")
class FastRoom {

    @NonBlocking
    @OnJoin
    Welcome join(Member member, @RoomParam String roomId) {
        return new Welcome(roomId, member.id());
    }

    @NonBlocking
    @OnEvent("say")
    Broadcast<Said> say(Say said, Member from) {
        return Broadcast.toAll("said", new Said(from.id(), said.text()));
    }
}
