package io.quarkiverse.cloudflare.runtime.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.MediaToken.Scope;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/**
 * Gives members what they need for the HTTP API of media. Thread-safe.
 */
public final class MediaGrants {

    private final MediaAvailability availability;
    private final MediaTokens tokens;
    private final IceServersSource iceServers;
    private final Timers timers;
    private final Supplier<String> ids;
    private final Settings settings;

    /**
     * @param ids gives unguessable texts
     */
    public MediaGrants(MediaAvailability availability, MediaTokens tokens, IceServersSource iceServers, Timers timers,
            Supplier<String> ids, Settings settings) {
        this.availability = availability;
        this.tokens = tokens;
        this.iceServers = iceServers;
        this.timers = timers;
        this.ids = ids;
        this.settings = settings;
    }

    /** @return why this member has no media; empty if it has */
    Optional<String> refusal(MediaMember member) {
        if (!availability.isEnabled()) {
            return Optional.of(availability.reason());
        }
        return member.isRemoved() ? Optional.of(MediaGrant.REMOVED) : Optional.empty();
    }

    /**
     * @param generation of the join that it is for
     * @return a grant, or that there is none and why; never fails
     */
    Uni<MediaGrant> grant(MediaMember member, long generation) {
        Optional<String> refusal = refusal(member);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(MediaGrant.refused(refusal.get()));
        }
        return iceServers.of(member).map(servers -> {
            Instant expires = timers.clock().instant().plus(settings.tokenTtl);
            String token = tokens.sign(new MediaToken(Scope.MEMBER, member.address(), member.id(), generation, expires,
                    ids.get()));
            return new MediaGrant.Given(pathOf(member.address()), token, settings.tokenTtl.toSeconds(), servers.servers(),
                    member.permissions(), settings.sessionPoll.toSeconds());
        });
    }

    private String pathOf(RoomAddress address) {
        return settings.path + "/media/" + URLEncoder.encode(address.topic(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @param path of rooms on this server, without a slash at its end
     * @param tokenTtl how long a token is valid
     * @param sessionPoll how soon a lost session is noticed
     */
    public record Settings(String path, Duration tokenTtl, Duration sessionPoll) {
    }
}
