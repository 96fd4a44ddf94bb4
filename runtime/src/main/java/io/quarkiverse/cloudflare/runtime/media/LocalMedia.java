package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.media.MediaToken.Scope;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/**
 * The media of the rooms of this node, which are all there are. Thread-safe.
 */
public final class LocalMedia implements Media {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int NAME_LENGTH = 200;

    private final Parts parts;
    private final MediaTokens tokens;
    private final Timers timers;
    private final Supplier<String> ids;

    /**
     * @param ids gives unguessable texts
     */
    public LocalMedia(Parts parts, MediaTokens tokens, Timers timers, Supplier<String> ids) {
        this.parts = parts;
        this.tokens = tokens;
        this.timers = timers;
        this.ids = ids;
    }

    @Override
    public boolean isEnabled() {
        return parts.availability.isEnabled();
    }

    @Override
    public Uni<List<PublishedTrack>> tracks(RoomAddress address) {
        Objects.requireNonNull(address, "address");
        return Uni.createFrom().item(() -> parts.registry.tracks(address));
    }

    @Override
    public Uni<MediaPermissions> permissions(RoomAddress address, String memberId) {
        return ifThere(address, memberId, MediaPermissions.NONE,
                member -> Uni.createFrom().item(member.isRemoved() ? MediaPermissions.NONE : member.permissions()));
    }

    @Override
    public Uni<Boolean> permit(RoomAddress address, String memberId, MediaPermissions permissions) {
        Objects.requireNonNull(permissions, "permissions");
        return ifThere(address, memberId, false, member -> parts.force.revocation.permit(member, permissions));
    }

    @Override
    public Uni<Boolean> mute(RoomAddress address, String memberId, String trackName) {
        Objects.requireNonNull(trackName, "trackName");
        return ifThere(address, memberId, false, member -> parts.force.moderation.mute(member, trackName));
    }

    @Override
    public Uni<Boolean> stop(RoomAddress address, String memberId, String trackName) {
        Objects.requireNonNull(trackName, "trackName");
        return ifThere(address, memberId, false, member -> parts.force.moderation.stop(member, trackName));
    }

    @Override
    public Uni<Boolean> remove(RoomAddress address, String memberId) {
        return ifThere(address, memberId, false, parts.force.revocation::remove);
    }

    private <T> Uni<T> ifThere(RoomAddress address, String memberId, T otherwise, Function<MediaMember, Uni<T>> then) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(memberId, "memberId");
        return Uni.createFrom().deferred(() -> parts.members.member(address, memberId).map(then)
                .orElseGet(() -> Uni.createFrom().item(otherwise)));
    }

    @Override
    public String whipToken(RoomAddress address, String name, Duration ttl) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.length() > NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name must be 1 to %d characters on one line, not only spaces; found %d"
                    .formatted(NAME_LENGTH, name.length()));
        }
        return token(Scope.WHIP, address, name, ttl);
    }

    @Override
    public String whepToken(RoomAddress address, Duration ttl) {
        return token(Scope.WHEP, address, "", ttl);
    }

    private String token(Scope scope, RoomAddress address, String subject, Duration ttl) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(ttl, "ttl");
        if (ttl.compareTo(SHORTEST) < 0 || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("ttl must be from 1 second to 30 days; found " + ttl);
        }
        if (parts.rooms.roomClass(address).flatMap(parts.definitions::of).isEmpty()) {
            throw new IllegalArgumentException("No room annotated @MediaRoom has the address " + address);
        }
        return tokens.sign(new MediaToken(scope, address, subject, 0, timers.clock().instant().plus(ttl), ids.get()));
    }

    /** What it delegates to. */
    public record Parts(MediaAvailability availability, RoomHost rooms, MediaDefinitions definitions, MediaMembers members,
            MediaRegistry registry, Force force) {
    }

    /** What closes tracks by force. */
    public record Force(Moderation moderation, Revocation revocation) {
    }
}
