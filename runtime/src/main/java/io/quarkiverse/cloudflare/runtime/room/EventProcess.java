package io.quarkiverse.cloudflare.runtime.room;

import java.util.Optional;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;

/**
 * An event of a member, from the frame to the reply.
 */
final class EventProcess {

    private final Membership member;
    private final Callback callback;
    private final Answer answer;
    private final Call call;

    private EventProcess(Membership member, Callback callback, Answer answer, Call call) {
        this.member = member;
        this.callback = callback;
        this.answer = answer;
        this.call = call;
    }

    /**
     * Puts an event into the queue, or refuses it.
     *
     * @param kind {@link Kinds#EVENT} or {@link Kinds#BINARY}
     */
    static void begin(String kind, String event, Object payload, Membership member, Answer answer, Context context) {
        Optional<Callback> callback = member.room().behaviour().callback(kind, event);
        if (callback.isEmpty()) {
            ReservedProcess.begin(kind, event, payload, member, answer, context);
            return;
        }
        Call call = new Call(member.room(), member, payload, null, context);
        EventProcess process = new EventProcess(member, callback.get(), answer, call);
        if (!member.events().offer(process::run)) {
            answer.error(Reasons.BUSY);
        }
    }

    private void run(Runnable done) {
        if (member.status() == Membership.Status.LEFT) {
            answer.error(Reasons.NOT_JOINED);
            done.run();
            return;
        }
        member.room().services().runner().call(callback, call, () -> answer.error(Reasons.TIMEOUT),
                (result, failure) -> ended(result, failure, done));
    }

    private void ended(Object result, Throwable failure, Runnable done) {
        if (failure instanceof CallbackTimeout) {
            done.run();
        } else if (failure != null) {
            fail(failure, done);
        } else {
            try {
                succeed(result);
                done.run();
            } catch (RuntimeException | Error e) {
                fail(e, done);
            }
        }
    }

    private void succeed(Object result) {
        if (result == null) {
            answer.ok();
        } else if (result instanceof Broadcast<?> broadcast) {
            member.room().broadcast(broadcast, member).subscribe().with(position -> answer.ok(), this::failLater);
        } else if (result instanceof Multi<?> items) {
            StreamedReply.begin(items, call, callback, answer);
        } else {
            answer.ok(result);
        }
    }

    private void fail(Throwable failure, Runnable done) {
        refuse(failure);
        Outcomes.failed(failure, member.room(), member, done);
    }

    /** For what fails when the turn may be over. */
    private void failLater(Throwable failure) {
        member.room().queue().submit(done -> fail(failure, done));
    }

    private void refuse(Throwable failure) {
        answer.error(Failures.of(failure, callback, member.room()));
    }
}
