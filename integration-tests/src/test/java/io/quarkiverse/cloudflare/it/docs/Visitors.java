package io.quarkiverse.cloudflare.it.docs;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.presence.InRoom;
import io.quarkiverse.cloudflare.presence.Joined;
import io.quarkiverse.cloudflare.presence.Left;
import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.presence.PresenceEvent;
import io.quarkiverse.cloudflare.room.RoomAddress;

@Singleton
class Visitors {

    private static final Logger LOG = Logger.getLogger(Visitors.class);

    private final Presence presence;

    Visitors(Presence presence) {
        this.presence = presence;
    }

    // tag::observe[]
    void joined(@ObservesAsync @Joined @InRoom(BoardRoom.class) PresenceEvent event) {
        LOG.infof("%s joined %s: %d present", event.member().key(), event.address(), event.present());
    }

    void left(@Observes @Left PresenceEvent event) {
        LOG.infof("%s left %s: %s", event.member().key(), event.address(), event.reason().orElseThrow());
    }
    // end::observe[]

    // tag::presence[]
    List<PresenceEntry> visitors(String boardId) {
        return presence.listAndAwait(RoomAddress.of("board:" + boardId));
    }

    void mark(String boardId, String memberId, String mood) {
        presence.updateAndAwait(RoomAddress.of("board:" + boardId), memberId, Map.of("mood", mood));
    }
    // end::presence[]
}
