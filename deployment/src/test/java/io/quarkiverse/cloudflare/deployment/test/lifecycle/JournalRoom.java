package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnDrop;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;

/**
 * Writes down every callback. Members call themselves by the join parameter {@code as}; one with {@code refuse} is refused.
 */
@Room("log:{name}")
public class JournalRoom {

    @Inject
    Journal journal;

    @OnCreate
    void create() {
        journal.add("create");
    }

    @OnJoin
    void join(Member member) {
        journal.add("join " + name(member));
        refuseIfAsked(member);
    }

    @OnDrop
    void drop(Member member) {
        journal.add("drop " + name(member));
    }

    @OnRejoin
    Map<String, String> rejoin(Member member) {
        journal.add("rejoin " + name(member));
        refuseIfAsked(member);
        return Map.of("again", name(member));
    }

    @OnLeave
    Broadcast<String> leave(Member member, LeaveReason reason) {
        journal.add("leave " + name(member) + " " + reason);
        return Broadcast.toAll("gone", name(member));
    }

    @OnEmpty
    void empty(RoomContext room) {
        journal.add("empty " + room.localMembers().size());
    }

    @OnEvent("say")
    Broadcast<JsonNode> say(JsonNode said) {
        return Broadcast.toAll("said", said);
    }

    @OnEvent("whoami")
    Map<String, String> whoAmI(Member member) {
        return Map.of("id", member.id());
    }

    private static void refuseIfAsked(Member member) {
        if (member.joinParams().has("refuse")) {
            throw new JoinRefusedException(member.joinParams().get("refuse").asText());
        }
    }

    static String name(Member member) {
        return member.joinParams().path("as").asText("?");
    }
}
