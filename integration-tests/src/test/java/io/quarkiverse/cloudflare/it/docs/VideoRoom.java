package io.quarkiverse.cloudflare.it.docs;

// tag::room[]
import java.util.Map;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;

@Room("video:{roomId}")
@MediaRoom
class VideoRoom {

    record Guest(String name) {
    }

    record Text(String text) {
    }

    @OnJoin
    void join(Guest guest, Member member) {
        if (guest.name() == null || guest.name().isBlank()) {
            throw new JoinRefusedException("name_required");
        }
        member.attributes().set(guest);
        member.track(guest);
    }

    @OnEvent("say")
    Broadcast<Map<String, String>> say(Text said, Member from) {
        String name = from.attributes().get(Guest.class).map(Guest::name).orElse("");
        return Broadcast.toAll("said", Map.of("from", from.id(), "name", name, "text", said.text()));
    }
}
// end::room[]
