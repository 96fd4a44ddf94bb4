package io.quarkiverse.cloudflare.room;

import io.smallrye.mutiny.Uni;

/**
 * May refuse any join of any room: for rules that are not of one room, such as bans and quotas.
 * <p>
 * Every CDI bean of this type is asked, one after the other in the order of its {@code @Priority} (higher first), before
 * {@link OnJoin} or {@link OnRejoin}. It is called on the event loop and must not block.
 */
public interface JoinCheck {

    /**
     * @return completes to let the join pass; fails with {@link JoinRefusedException} to refuse it. Any other failure, and a
     *         {@code null}, refuses it with the reason {@code internal}; one that takes longer than
     *         {@code quarkus.cloudflare.rooms.callback-timeout}, with {@code timeout}
     */
    Uni<Void> check(JoinAttempt attempt);
}
