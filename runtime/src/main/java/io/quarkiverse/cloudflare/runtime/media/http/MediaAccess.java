package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.smallrye.mutiny.Uni;

/** Who may ask, and what for. Thread-safe. */
interface MediaAccess {

    /** @return the live member that a token belongs to */
    Optional<MediaMember> authorised(String bearer, RoomAddress address);

    /** @return whether it still is in the call */
    boolean isHere(MediaMember member);

    /** @throws io.quarkiverse.cloudflare.runtime.media.MediaRefusal {@code media_off} if Calls is not configured */
    CallsClient calls();

    /** @return those with credentials of this member, or without any */
    Uni<IceServers> iceServers(MediaMember member);
}
