package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;

import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * What the HTTP side tells the channel side about sessions and the tracks they publish. Thread-safe; nothing blocks.
 */
public interface Publishing {

    /** A member has a new session: it is watched until it is over. */
    void opened(MediaMember member, MediaSession session);

    /**
     * Takes a grant for each section, for all or none. Before Cloudflare is asked; {@link #published} follows in any case.
     *
     * @throws MediaRefusal {@code not_granted}, with the section; {@code not_permitted}; {@code invalid_request} if a name is
     *         taken
     */
    void admit(MediaMember member, String alias, List<Section> sections);

    /**
     * Cloudflare has answered about what was admitted: what it refused is forgotten, and the client has 10 seconds to declare
     * what it took. Before the client has the answer.
     */
    void published(MediaMember member, String alias, List<String> acceptedMids, List<String> refusedMids);

    /** The client has closed tracks. Those of pulled tracks among them are ignored. */
    void closed(MediaMember member, String alias, List<String> mids);

    /** A session is over, with all it published. */
    void over(MediaMember member, String alias);

    /** Shows the tracks of a broadcast, which media flows in already. */
    void broadcast(MediaMember member, MediaSession session, List<Publication> tracks);

    /** @return how many members of a room publish something or may at once */
    int publishers(RoomAddress address);
}
