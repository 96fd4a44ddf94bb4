package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * Who publishes what, by room. It holds declared tracks only: what may be pulled. Thread-safe.
 */
public interface MediaRegistry {

    /** Adds a track, or puts it in the place of itself. */
    void declare(RoomAddress address, Publication publication, SessionId real);

    /** @return the track, if it is published in that very room */
    Optional<Pullable> find(RoomAddress address, String alias, String trackName);

    /** @return what is published in a room, in order of publishing */
    List<PublishedTrack> tracks(RoomAddress address);

    /** @return how many members of a room publish something */
    int publishers(RoomAddress address);

    /** Nothing happens if it is not there. */
    void remove(RoomAddress address, String alias, String trackName);

    /** Removes all that a session publishes. */
    void removeSession(RoomAddress address, String alias);
}
