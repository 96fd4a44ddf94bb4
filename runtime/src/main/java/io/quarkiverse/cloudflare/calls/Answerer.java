package io.quarkiverse.cloudflare.calls;

import io.smallrye.mutiny.Uni;

/**
 * Has the peer answer an offer of the SFU: hands it over, for example through a room, and brings its answer.
 */
@FunctionalInterface
public interface Answerer {

    /**
     * @param offer of the SFU
     * @return the peer's answer, within {@code quarkus.cloudflare.calls.answer-timeout}; a failure loses the session
     */
    Uni<SessionDescription> answer(SessionDescription offer);
}
