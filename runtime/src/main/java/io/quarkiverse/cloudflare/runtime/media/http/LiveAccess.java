package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.IceServersSource;
import io.quarkiverse.cloudflare.runtime.media.MediaAvailability;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaMembers;
import io.smallrye.mutiny.Uni;

/** As the rooms of this node say. Thread-safe. */
record LiveAccess(MediaMembers members, MediaAvailability availability, IceServersSource servers) implements MediaAccess {

    @Override
    public Optional<MediaMember> authorised(String bearer, RoomAddress address) {
        return members.authorised(bearer, address);
    }

    @Override
    public boolean isHere(MediaMember member) {
        return !member.isRemoved();
    }

    @Override
    public CallsClient calls() {
        if (!availability.isEnabled()) {
            throw MediaFailures.MEDIA_OFF;
        }
        return availability.calls();
    }

    @Override
    public Uni<IceServers> iceServers(MediaMember member) {
        return servers.of(member);
    }
}
