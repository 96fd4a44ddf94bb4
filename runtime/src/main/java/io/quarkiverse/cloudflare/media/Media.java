package io.quarkiverse.cloudflare.media;

import java.time.Duration;
import java.util.List;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The media of all rooms: who publishes what, who may, and how to stop it. For moderators' callbacks, REST endpoints,
 * schedulers.
 * <p>
 * Inject it anywhere. Thread-safe. A {@code Uni} does its work when it is subscribed to. Whether the caller may do this is for
 * the application to decide, for example by {@code @RolesAllowed} on the callback.
 */
public interface Media {

    /**
     * @return whether Calls is configured, so that media rooms have media
     */
    boolean isEnabled();

    /**
     * @return what is published in a room, in order of publishing; empty if it is not open
     */
    @CheckReturnValue
    Uni<List<PublishedTrack>> tracks(RoomAddress address);

    /** Blocking form of {@link #tracks}. Never call it on an event loop. */
    default List<PublishedTrack> tracksAndAwait(RoomAddress address) {
        return tracks(address).await().indefinitely();
    }

    /**
     * @return what a member may do; {@link MediaPermissions#NONE} if it is not there
     */
    @CheckReturnValue
    Uni<MediaPermissions> permissions(RoomAddress address, String memberId);

    /** Blocking form of {@link #permissions}. Never call it on an event loop. */
    default MediaPermissions permissionsAndAwait(RoomAddress address, String memberId) {
        return permissions(address, memberId).await().indefinitely();
    }

    /**
     * Changes what a member may do, now: what it publishes or receives and may no longer is closed at Cloudflare.
     *
     * @return whether the member was there; completes when what had to be closed is closed, within 2 seconds or so
     */
    @CheckReturnValue
    Uni<Boolean> permit(RoomAddress address, String memberId, MediaPermissions permissions);

    /** Blocking form of {@link #permit}. Never call it on an event loop. */
    default boolean permitAndAwait(RoomAddress address, String memberId, MediaPermissions permissions) {
        return permit(address, memberId, permissions).await().indefinitely();
    }

    /**
     * Mutes a track of somebody: its client is asked to, and if it has not within 2 seconds, the track is closed.
     *
     * @return whether the track was there
     */
    @CheckReturnValue
    Uni<Boolean> mute(RoomAddress address, String memberId, String trackName);

    /** Blocking form of {@link #mute}. Never call it on an event loop. */
    default boolean muteAndAwait(RoomAddress address, String memberId, String trackName) {
        return mute(address, memberId, trackName).await().indefinitely();
    }

    /**
     * Closes a track of somebody, for example a screen.
     *
     * @return whether the track was there
     */
    @CheckReturnValue
    Uni<Boolean> stop(RoomAddress address, String memberId, String trackName);

    /** Blocking form of {@link #stop}. Never call it on an event loop. */
    default boolean stopAndAwait(RoomAddress address, String memberId, String trackName) {
        return stop(address, memberId, trackName).await().indefinitely();
    }

    /**
     * Takes a member out of the call, not out of the room: all it publishes and receives is closed, and its token is void until
     * it joins anew.
     *
     * @return whether the member was there
     */
    @CheckReturnValue
    Uni<Boolean> remove(RoomAddress address, String memberId);

    /** Blocking form of {@link #remove}. Never call it on an event loop. */
    default boolean removeAndAwait(RoomAddress address, String memberId) {
        return remove(address, memberId).await().indefinitely();
    }

    /**
     * Makes a token with which one program, such as OBS, may broadcast into a room over WHIP.
     *
     * @param name what presence shows, for example {@code Main stage}; not blank
     * @param ttl how long a broadcast may begin with it; 1 second to 30 days
     */
    String whipToken(RoomAddress address, String name, Duration ttl);

    /**
     * Makes a token with which a player may watch the broadcast of a room over WHEP.
     *
     * @param ttl how long watching may begin with it; 1 second to 30 days
     */
    String whepToken(RoomAddress address, Duration ttl);
}
