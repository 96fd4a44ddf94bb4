package io.quarkiverse.cloudflare.it.docs;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.cloudflare.room.JoinAttempt;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Rooms;
import io.smallrye.mutiny.Uni;

// tag::bans[]
@ApplicationScoped
class Bans implements JoinCheck {

    private final Set<String> banned = ConcurrentHashMap.newKeySet();
    private final Rooms rooms;

    Bans(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Uni<Void> check(JoinAttempt attempt) {
        return banned.contains(attempt.key())
                ? Uni.createFrom().failure(new JoinRefusedException("banned", Map.of("appeal", "support@example.com")))
                : Uni.createFrom().voidItem();
    }

    Uni<Integer> ban(String user) {
        banned.add(user);
        return rooms.disconnectUser(user, LeaveReason.BANNED);
    }
}
// end::bans[]
