package io.quarkiverse.cloudflare.deployment.test.host;

import jakarta.inject.Inject;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;

@Room(value = "stage:{name}", capacity = 2)
class StageRoom {

    @Inject
    Journal journal;

    @OnCreate
    void create(@RoomParam String name) {
        if (name.equals("broken")) {
            throw new IllegalStateException("a room that does not begin");
        }
        journal.add("create");
    }

    @OnJoin
    void join() {
        journal.add("join");
    }

    @OnLeave
    void leave() {
        journal.add("leave");
    }

    @OnEmpty
    void empty() {
        journal.add("empty");
    }
}
