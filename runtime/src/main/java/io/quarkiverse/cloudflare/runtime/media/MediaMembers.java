package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.media.MediaToken.Scope;
import io.smallrye.mutiny.Uni;

/**
 * Makes members of media rooms, keeps them in step with their memberships, and finds them. Thread-safe.
 * <p>
 * A {@link MediaMember} is kept with its {@link Member}: it is there before the join reply with its token is out, and gone with
 * the membership.
 */
public final class MediaMembers implements MembershipListener {

    private static final Logger LOG = Logger.getLogger(MediaMembers.class);

    private final RoomHost rooms;
    private final MediaDefinitions definitions;
    private final MediaRoster roster;
    private final MediaTokens tokens;
    private final Revocation revocation;
    private final GrantsFactory grants;
    // Of those who have left, as long as they go on.
    private final Set<Uni<Void>> endings = ConcurrentHashMap.newKeySet();
    // The same join never has a number twice, and a later one a higher number.
    private final AtomicLong generations = new AtomicLong();

    public MediaMembers(RoomHost rooms, MediaDefinitions definitions, MediaRoster roster, MediaTokens tokens,
            Revocation revocation, GrantsFactory grants) {
        this.rooms = rooms;
        this.definitions = definitions;
        this.roster = roster;
        this.tokens = tokens;
        this.revocation = revocation;
        this.grants = grants;
    }

    /** @return empty if there is no such member, or its room has no media */
    public Optional<MediaMember> member(RoomAddress address, String memberId) {
        return rooms.member(address, memberId).flatMap(MediaMember::of);
    }

    /** @return the members of a room, in no order */
    public List<MediaMember> of(RoomAddress address) {
        return roster.of(address);
    }

    /**
     * @param bearer a token, as it came
     * @return whose it is; empty if it is forged, expired, of another room, of an earlier join, or of somebody who has left or
     *         was removed
     */
    public Optional<MediaMember> authorised(String bearer, RoomAddress address) {
        return tokens.verify(bearer, Scope.MEMBER, address)
                .flatMap(token -> member(address, token.subject()).filter(member -> member.accepts(token.generation())))
                .filter(member -> !member.isRemoved());
    }

    /**
     * Begins a join or a rejoin: its reply is being written.
     *
     * @return empty if the room has no media
     */
    Optional<MediaMember> enter(Member member) {
        Optional<MediaMember> before = MediaMember.of(member);
        if (before.isPresent()) {
            before.get().offer(generations.incrementAndGet());
            return before;
        }
        Optional<MediaMember> made = rooms.roomClass(member.address()).flatMap(definitions::of)
                .map(definition -> new MediaMember(member, definition, generations.incrementAndGet(), grants.create()));
        made.ifPresent(member.attributes()::set);
        return made;
    }

    @Override
    public void joined(Member member) {
        // One that came by admit() has no join reply.
        MediaMember.of(member).or(() -> enter(member)).ifPresent(roster::add);
    }

    @Override
    public void rejoined(Member member) {
        MediaMember.of(member).ifPresent(MediaMember::takeOffer);
    }

    @Override
    public void left(Member member, LeaveReason reason) {
        member.attributes().remove(MediaMember.class).ifPresent(left -> {
            left.remove();
            roster.remove(left);
            Uni<Void> ending = revocation.left(left).memoize().indefinitely();
            endings.add(ending);
            ending.onTermination().invoke(() -> endings.remove(ending)).subscribe().with(
                    done -> LOG.debugf("The media of %s are closed", left.id()),
                    failure -> LOG.warn("What a member published may go on, though it has left", failure));
        });
    }

    /** What others receive ends, and credentials are revoked, before the clients that do it are closed. */
    @Override
    public Uni<Void> stopping() {
        return Uni.join().all(List.copyOf(endings)).andCollectFailures().replaceWithVoid();
    }

    /** Makes what a new member may publish with. */
    @FunctionalInterface
    public interface GrantsFactory {

        Grants create();
    }
}
