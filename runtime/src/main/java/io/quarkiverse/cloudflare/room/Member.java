package io.quarkiverse.cloudflare.room;

import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * One membership of one room: a browser tab, a device, a program. It keeps its {@link #id()} when its connection is lost and
 * comes back within the rejoin grace.
 * <p>
 * Thread-safe. Use it in callbacks; other code should keep {@link #id()} or {@link #info()}.
 */
public interface Member {

    /**
     * @return unique for each membership, chosen by the server
     */
    String id();

    /**
     * The user: the name of the principal, or a random text per connection for someone anonymous. Never taken from what a
     * client says.
     */
    String key();

    /**
     * @return the identity the connection was opened with; anonymous if none
     */
    SecurityIdentity identity();

    /**
     * @return the room this membership is of
     */
    RoomAddress address();

    /**
     * @return what the client sent when it joined, without the key {@code _room}; an empty object if it sent nothing
     */
    JsonNode joinParams();

    /**
     * Reads the params of the join as a record.
     *
     * @throws PayloadException if they cannot be read; thrown from a callback it answers {@code invalid_payload}
     */
    <T> T joinParams(Class<T> type);

    /**
     * @return values the application keeps beside this member while it is there
     */
    Attributes attributes();

    /**
     * @return the tags of this member, for {@link Broadcast#toTag}; a snapshot
     */
    Set<String> tags();

    /**
     * @return whether the tag was added, {@code false} if it was there
     */
    boolean tag(String tag);

    /**
     * @return whether the tag was removed, {@code false} if it was not there
     */
    boolean untag(String tag);

    /**
     * @return when this membership began
     */
    Instant joinedAt();

    /**
     * @return whether the connection is lost and may still come back
     */
    boolean away();

    /**
     * Shows this member in presence with this meta, in place of the one before. In {@link OnJoin} it sets the meta the member
     * is announced with. A member that has left is not shown again.
     *
     * @param meta a value that Jackson writes as a JSON object; {@code phx_ref}, {@code phx_ref_prev} and {@code id} are the
     *        extension's
     * @throws IllegalArgumentException if it is no JSON object
     */
    void track(Object meta);

    /**
     * Hides this member from presence. It stays in the room.
     */
    void untrack();

    /**
     * @return a snapshot
     */
    MemberInfo info();
}
