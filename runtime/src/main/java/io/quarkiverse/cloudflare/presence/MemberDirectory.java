package io.quarkiverse.cloudflare.presence;

import java.util.Map;
import java.util.Set;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.smallrye.mutiny.Uni;

/**
 * Describes users to the members of a room: names, pictures, anything that belongs to the user and not to one device.
 * <p>
 * A CDI bean of this type is asked once for a whole state or diff, whatever the number of users in it. What it says of a user
 * stands beside {@code metas} in the presence frames.
 */
public interface MemberDirectory {

    /**
     * @param keys the users of a diff, see {@link io.quarkiverse.cloudflare.room.Member#key()}
     * @return for each known user a value that Jackson writes as a JSON object, {@code metas} excepted. Users that are missing,
     *         and all of them when this fails, are sent without description
     */
    Uni<Map<String, ?>> describe(RoomAddress address, Set<String> keys);
}
