package io.quarkiverse.cloudflare.runtime.calls;

import java.util.Optional;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.calls.Answerer;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.smallrye.mutiny.Uni;

/**
 * Sends the requests of a session within its budget, and tells its queue what is at stake meanwhile. Thread-safe.
 */
final class Exchange {

    private final SessionId session;
    private final CallsClient client;
    private final RequestBudget budget;
    private final NegotiationQueue queue;

    Exchange(SessionId session, CallsClient client, RequestBudget budget, NegotiationQueue queue) {
        this.session = session;
        this.client = client;
        this.budget = budget;
        this.queue = queue;
    }

    /** Sends a request that negotiates nothing. */
    <R> Uni<R> send(Turn<?> turn, Uni<R> request) {
        return permitted(turn, Stake.NOTHING, request);
    }

    /** Sends a request that negotiates nothing, unless its result says so against expectation. */
    <R> Uni<R> send(Turn<?> turn, Uni<R> request, Predicate<R> answerRequired) {
        return send(turn, Stake.NOTHING, request, answerRequired, false);
    }

    /**
     * Sends a request that negotiates.
     *
     * @param answerRequired whether the SFU's offer must be answered by the caller
     */
    <R> Uni<R> negotiate(Turn<?> turn, Uni<R> request, Predicate<R> answerRequired) {
        return send(turn, Stake.OUTCOME, request, answerRequired, false);
    }

    /** Sends a request that negotiates, and has the SFU's offer answered; nothing is left to negotiate. */
    Uni<TracksResult> negotiate(Turn<?> turn, Uni<TracksResult> request, Answerer peer) {
        return send(turn, Stake.OUTCOME, request, TracksResult::renegotiationRequired, true)
                .chain(result -> result.renegotiationRequired()
                        ? ask(peer, result.offer()).chain(answer -> bring(turn, answer))
                                .replaceWith(new TracksResult(result.tracks(), Optional.empty(), false))
                        : Uni.createFrom().item(result));
    }

    /** Sends the caller's answer. */
    Uni<Void> answer(Turn<?> turn, Uni<Void> request) {
        return permitted(turn, Stake.ANSWER, request).invoke(() -> queue.answered(turn));
    }

    private <R> Uni<R> send(Turn<?> turn, Stake stake, Uni<R> request, Predicate<R> answerRequired, boolean answersItself) {
        return permitted(turn, stake, request)
                .invoke(result -> queue.settled(turn, answerRequired.test(result), answersItself));
    }

    private <R> Uni<R> permitted(Turn<?> turn, Stake stake, Uni<R> request) {
        return budget.permit()
                .chain(() -> queue.sends(turn, stake).map(Uni.createFrom()::<R> failure).orElse(request));
    }

    private Uni<Void> bring(Turn<?> turn, SessionDescription answer) {
        return permitted(turn, Stake.OFFER, client.answer(session, answer))
                .onFailure(failure -> !(failure instanceof CallsSessionGoneException)).transform(Unanswered::notAccepted)
                .invoke(() -> queue.answered(turn));
    }

    private static Uni<SessionDescription> ask(Answerer peer, Optional<SessionDescription> offer) {
        if (offer.isEmpty()) {
            return Uni.createFrom().failure(new Unanswered("the SFU wants an answer but made no offer", null));
        }
        Uni<SessionDescription> answer;
        try {
            answer = peer.answer(offer.get());
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(new Unanswered("the Answerer failed", e));
        }
        if (answer == null) {
            return Uni.createFrom().failure(new Unanswered("the Answerer gave no answer", null));
        }
        return answer.onFailure().transform(failure -> new Unanswered("the Answerer failed", failure))
                .onItem().transformToUni(found -> found == null
                        ? Uni.createFrom().failure(new Unanswered("the Answerer gave no answer", null))
                        : found.type() == Type.ANSWER ? Uni.createFrom().item(found)
                                : Uni.createFrom().failure(
                                        new Unanswered("the Answerer gave an offer instead of an answer", null)));
    }
}
