package io.quarkiverse.cloudflare.runtime.room;

import java.util.Optional;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/**
 * An event with a reserved name, from the frame to the reply: whoever is built on rooms answers it.
 * <p>
 * Thread-safe: the event loop begins it, callbacks that it waits for end anywhere.
 */
final class ReservedProcess {

    private static final Logger LOG = Logger.getLogger(ReservedProcess.class);

    private final ReservedEvents answering;
    private final String event;
    private final JsonNode payload;
    private final Membership member;
    private final Answer answer;

    // Guarded by this.
    private int calls;
    private Runnable after; // null: not answered yet, or over

    private ReservedProcess(ReservedEvents answering, String event, JsonNode payload, Membership member, Answer answer) {
        this.answering = answering;
        this.event = event;
        this.payload = payload;
        this.member = member;
        this.answer = answer;
    }

    /** Puts an event that the room has no callback for into the queue, or refuses it. */
    static void begin(String kind, String event, Object payload, Membership member, Answer answer, Context context) {
        Optional<ReservedEvents> answering = kind.equals(Kinds.EVENT)
                ? member.room().services().extensions().answering(event)
                : Optional.empty();
        if (answering.isEmpty()) {
            answer.error(Reasons.UNKNOWN_EVENT);
            return;
        }
        ReservedProcess process = new ReservedProcess(answering.get(), event, (JsonNode) payload, member, answer);
        if (!member.events().offer(done -> context.runOnContext(ignored -> process.run(done)))) {
            answer.error(Reasons.BUSY);
        }
    }

    private void run(Runnable done) {
        if (member.status() == Membership.Status.LEFT) {
            answer.error(Reasons.NOT_JOINED);
            done.run();
            return;
        }
        member.asking = this;
        Uni<?> work = Uni.createFrom().deferred(() -> answering.handle(member, event, payload));
        member.room().services().runner().bounded(answering.getClass().getName(), work)
                .subscribe().with(reply -> succeed(reply, done), failure -> fail(failure, done));
    }

    private void succeed(Object reply, Runnable done) {
        try {
            if (reply == null) {
                answer.ok();
            } else {
                answer.ok(reply);
            }
        } catch (RuntimeException e) {
            fail(e, done);
            return;
        }
        end(done);
    }

    private void fail(Throwable failure, Runnable done) {
        if (failure instanceof CallbackTimeout) {
            LOG.warnf("%s; the sender of '%s' in %s was answered with 'timeout'", failure.getMessage(), event,
                    member.address());
        }
        answer.error(Failures.of(failure, event, member.room()));
        end(() -> Outcomes.failed(failure, member.room(), member, done));
    }

    /** A callback runs in this turn. */
    synchronized void callBegins() {
        calls++;
    }

    /** It is over, and with it the turn if the event was answered meanwhile. */
    void callEnds() {
        Runnable now;
        synchronized (this) {
            calls--;
            now = calls == 0 ? after : null;
        }
        if (now != null) {
            over(now);
        }
    }

    /** Ends the turn, though not while a callback that was given too little time still runs in it. */
    private void end(Runnable then) {
        synchronized (this) {
            if (calls > 0) {
                after = then;
                return;
            }
        }
        over(then);
    }

    private void over(Runnable then) {
        member.asking = null;
        then.run();
    }
}
