package io.quarkiverse.cloudflare.it;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;

/**
 * The room of the README and of the tutorial.
 */
// tag::room[]
@Room("chat:{roomId}")
class ChatRoom {

    @OnJoin
    Welcome join(Member member, @RoomParam String roomId) {
        return new Welcome(roomId, member.id());
    }

    @OnEvent("say")
    Broadcast<Said> say(Say said, Member from) {
        return Broadcast.toAll("said", new Said(from.id(), said.text()));
    }
}
// end::room[]
