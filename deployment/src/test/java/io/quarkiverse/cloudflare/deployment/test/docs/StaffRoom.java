package io.quarkiverse.cloudflare.deployment.test.docs;

import jakarta.annotation.security.RolesAllowed;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.security.Authenticated;

// tag::staff[]
@Room("staff:{office}")
@Authenticated
class StaffRoom {

    record Announcement(String from, String text) {
    }

    @OnJoin
    void join(Member member) {
        member.tag(member.identity().getPrincipal().getName());
    }

    @OnEvent("announce")
    @RolesAllowed("manager")
    Broadcast<Announcement> announce(String text, Member from) {
        return Broadcast.toAll("announced", new Announcement(from.key(), text));
    }
}
// end::staff[]
