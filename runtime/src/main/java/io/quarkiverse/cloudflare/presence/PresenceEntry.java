package io.quarkiverse.cloudflare.presence;

import java.util.List;

/**
 * One user in a room.
 *
 * @param key see {@link io.quarkiverse.cloudflare.room.Member#key()}
 * @param metas one for each device, oldest first; never empty
 */
public record PresenceEntry(String key, List<PresenceMeta> metas) {

    public PresenceEntry {
        metas = List.copyOf(metas);
    }
}
