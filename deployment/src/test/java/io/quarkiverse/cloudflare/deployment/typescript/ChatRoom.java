package io.quarkiverse.cloudflare.deployment.typescript;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;

// tag::room[]
@Room("chat:{roomId}")
class ChatRoom {

    record Say(String text) {
    }

    record Said(String from, String text) {
    }

    record Welcome(String roomId, String you) {
    }

    @OnJoin
    Welcome join(Member member, @RoomParam String roomId) {
        return new Welcome(roomId, member.id());
    }

    @OnEvent("say")
    Broadcast<Said> say(Say say, Member from) {
        return Broadcast.toAll("said", new Said(from.id(), say.text()));
    }
}
// end::room[]
