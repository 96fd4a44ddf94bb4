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
 * Inject it anywhere in an application with a {@link MediaRoom}. Thread-safe. A {@code Uni} does its work when it is subscribed
 * to, once per subscription. Nothing fails because a room is not open, a member not there or media off: there is nothing to do
 * then, and the result says so. What is closed is closed by force, without waiting for a client: nobody can keep up media that
 * was taken away.
 * <p>
 * Whether the caller may do this is for the application to decide, for example by {@code @RolesAllowed} on the callback.
 * <p>
 * Methods that end in {@code AndAwait} wait for the outcome and must not be called on an event loop.
 *
 * <pre>{@code
 * @OnEvent("mute")
 * @RolesAllowed("host")
 * Uni<Boolean> mute(Mute wish, RoomContext room) {
 *     return media.mute(room.address(), wish.memberId(), wish.trackName());
 * }
 * }</pre>
 */
public interface Media {

    /**
     * Tells whether there is media at all. It does not change while the application runs.
     *
     * @return whether Calls is configured
     */
    boolean isEnabled();

    /**
     * Lists what is published in a room, broadcasts included.
     *
     * @return in order of publishing; empty if the room is not open or nobody publishes
     */
    @CheckReturnValue
    Uni<List<PublishedTrack>> tracks(RoomAddress address);

    /** Blocking form of {@link #tracks}. Never call it on an event loop. */
    default List<PublishedTrack> tracksAndAwait(RoomAddress address) {
        return tracks(address).await().indefinitely();
    }

    /**
     * Tells what a member may do.
     *
     * @param memberId see {@link io.quarkiverse.cloudflare.room.Member#id()}
     * @return {@link MediaPermissions#NONE} if it is not there, or was removed from the call
     */
    @CheckReturnValue
    Uni<MediaPermissions> permissions(RoomAddress address, String memberId);

    /** Blocking form of {@link #permissions}. Never call it on an event loop. */
    default MediaPermissions permissionsAndAwait(RoomAddress address, String memberId) {
        return permissions(address, memberId).await().indefinitely();
    }

    /**
     * Changes what a member may do, now: what it publishes or receives and may no longer is closed at Cloudflare, and its
     * client is told ({@code cf_permissions}).
     *
     * @return whether the member was there; completes when what had to be closed is closed, after 2 seconds at most
     */
    @CheckReturnValue
    Uni<Boolean> permit(RoomAddress address, String memberId, MediaPermissions permissions);

    /** Blocking form of {@link #permit}. Never call it on an event loop. */
    default boolean permitAndAwait(RoomAddress address, String memberId, MediaPermissions permissions) {
        return permit(address, memberId, permissions).await().indefinitely();
    }

    /**
     * Mutes a track of somebody: its client is asked to ({@code cf_mute_request}), and if it has not within 2 seconds, the
     * track is closed. Nobody but its client can unmute it.
     *
     * @param trackName see {@link PublishedTrack#trackName()}
     * @return whether the track was there; completes at once, without waiting for the client
     */
    @CheckReturnValue
    Uni<Boolean> mute(RoomAddress address, String memberId, String trackName);

    /** Blocking form of {@link #mute}. Never call it on an event loop. */
    default boolean muteAndAwait(RoomAddress address, String memberId, String trackName) {
        return mute(address, memberId, trackName).await().indefinitely();
    }

    /**
     * Closes a track of somebody, for example a screen, and tells its client ({@code cf_unpublished}). It may publish again; to
     * prevent that, {@link #permit} less.
     *
     * @param trackName see {@link PublishedTrack#trackName()}
     * @return whether the track was there; completes when it is closed, after 2 seconds at most
     */
    @CheckReturnValue
    Uni<Boolean> stop(RoomAddress address, String memberId, String trackName);

    /** Blocking form of {@link #stop}. Never call it on an event loop. */
    default boolean stopAndAwait(RoomAddress address, String memberId, String trackName) {
        return stop(address, memberId, trackName).await().indefinitely();
    }

    /**
     * Takes a member out of the call, not out of the room: all it publishes and receives is closed, its token is void, and its
     * client is told ({@code cf_media_closed}). It stays out, also when its connection is lost and comes back, until it joins
     * as a new member. To keep it out of the room, see {@link io.quarkiverse.cloudflare.room.Rooms#kick}.
     *
     * @return whether the member was there; completes when all is closed, after 2 seconds at most
     */
    @CheckReturnValue
    Uni<Boolean> remove(RoomAddress address, String memberId);

    /** Blocking form of {@link #remove}. Never call it on an event loop. */
    default boolean removeAndAwait(RoomAddress address, String memberId) {
        return remove(address, memberId).await().indefinitely();
    }

    /**
     * Makes a token with which a program such as OBS may broadcast into a room over WHIP, at
     * {@code <quarkus.cloudflare.rooms.path>/whip/<topic>}. Give it to nobody else: who has it is on air.
     *
     * @param address of a media room, which need not be open
     * @param name what presence shows, for example {@code Main stage}; 1 to 200 characters on one line
     * @param ttl how long a broadcast may begin with it; 1 second to 30 days
     * @return the token, for the header {@code Authorization: Bearer …}
     * @throws IllegalArgumentException if no media room has the address, or a value is out of its limits
     */
    String whipToken(RoomAddress address, String name, Duration ttl);

    /**
     * Makes a token with which a player may watch the broadcast of a room over WHEP, at
     * {@code <quarkus.cloudflare.rooms.path>/whep/<topic>}. Any number of players may share it, up to
     * {@link MediaRoom#maxViewers()}.
     *
     * @param address of a media room, which need not be open
     * @param ttl how long watching may begin with it; 1 second to 30 days
     * @return the token, for the header {@code Authorization: Bearer …}
     * @throws IllegalArgumentException if no media room has the address, or {@code ttl} is out of its limits
     */
    String whepToken(RoomAddress address, Duration ttl);
}
