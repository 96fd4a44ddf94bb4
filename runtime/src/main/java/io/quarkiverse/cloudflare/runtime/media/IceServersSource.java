package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/**
 * The ICE servers of whoever sends or receives media: with a relay where TURN is configured and answers, else STUN alone. No
 * join waits for TURN for long. Thread-safe.
 */
public final class IceServersSource {

    private static final Logger LOG = Logger.getLogger(IceServersSource.class);

    /** How long a join waits for TURN. The request goes on, so that whoever asks next has an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MediaAvailability availability;
    private final Timers timers;

    public IceServersSource(MediaAvailability availability, Timers timers) {
        this.availability = availability;
        this.timers = timers;
    }

    /** @return those of a member; never fails */
    public Uni<IceServers> of(MediaMember member) {
        return iceServersFor(member.id());
    }

    /**
     * @param holder the id of a member, or anything else that is revoked as one
     * @return never fails
     */
    public Uni<IceServers> iceServersFor(String holder) {
        Optional<TurnClient> turn = availability.turn();
        if (turn.isEmpty()) {
            return Uni.createFrom().item(IceServers.STUN_ONLY);
        }
        return timers.within(PATIENCE, turn.get().iceServersFor(holder),
                () -> new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s"))
                .onFailure().recoverWithItem(failure -> {
                    LOG.warnf("Somebody does without a relay, because TURN gave no credentials: %s", failure.getMessage());
                    return IceServers.STUN_ONLY;
                });
    }

    /** Revokes what a holder was given. Never fails: what cannot be revoked ends by itself. */
    public Uni<Void> revoke(String holder) {
        return availability.turn().map(turn -> turn.revokeFor(holder).onFailure().recoverWithItem(failure -> {
            LOG.warnf("Credentials for TURN stay valid until their end, because they could not be revoked: %s",
                    failure.getMessage());
            return null;
        })).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
