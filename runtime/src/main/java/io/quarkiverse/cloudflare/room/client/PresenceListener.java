package io.quarkiverse.cloudflare.room.client;

import java.util.List;

import io.quarkiverse.cloudflare.presence.PresenceMeta;

/**
 * Hears who came or went. Runs on the client's event loop and must not block.
 */
@FunctionalInterface
public interface PresenceListener {

    /**
     * @param key the user
     * @param devices those that came or went; an update is a device that comes with a new ref, then goes with the old one
     * @param others those the user has besides; empty if this was the first to come or the last to go
     */
    void changed(String key, List<PresenceMeta> devices, List<PresenceMeta> others);
}
