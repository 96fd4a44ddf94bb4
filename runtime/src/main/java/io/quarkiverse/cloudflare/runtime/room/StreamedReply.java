package io.quarkiverse.cloudflare.runtime.room;

import java.util.concurrent.Flow;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/**
 * Sends the items of a {@code Multi} to the member who asked for them, as fast as the member reads, then one reply. The room's
 * queue does not wait for it; it ends with the connection.
 * <p>
 * Thread-safe, as the sequence of a {@code Multi} is.
 */
final class StreamedReply implements MultiSubscriber<Object>, Flow.Subscription {

    private final Membership member;
    private final String event;
    private final Callback callback;
    private final Answer answer;
    private volatile Flow.Subscription items; // null until subscribed

    private StreamedReply(Membership member, String event, Callback callback, Answer answer) {
        this.member = member;
        this.event = event;
        this.callback = callback;
        this.answer = answer;
    }

    static void begin(Multi<?> items, Call call, Callback callback, Answer answer) {
        StreamedReply reply = new StreamedReply(call.member(), callback.definition().name(), callback, answer);
        @SuppressWarnings("unchecked")
        Multi<Object> values = (Multi<Object>) items;
        values.subscribe().withSubscriber(reply);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        items = subscription;
        if (!answer.connection().addStream(this)) {
            subscription.cancel();
            return;
        }
        subscription.request(1);
    }

    @Override
    public void onItem(Object item) {
        if (member.status() == Membership.Status.LEFT) {
            cancel();
            return;
        }
        Frame frame;
        try {
            frame = answer.item(event, item);
        } catch (RuntimeException e) {
            cancel();
            onFailure(e);
            return;
        }
        answer.connection().sendThen(frame, () -> items.request(1));
    }

    @Override
    public void onFailure(Throwable failure) {
        answer.connection().removeStream(this);
        answer.error(Failures.of(failure, callback, member.room()));
        if (Failures.isUnexpected(failure)) {
            member.room().queue().submit(done -> Outcomes.failed(failure, member.room(), member, done));
        }
    }

    @Override
    public void onCompletion() {
        answer.connection().removeStream(this);
        answer.ok();
    }

    @Override
    public void request(long count) {
        items.request(count);
    }

    @Override
    public void cancel() {
        answer.connection().removeStream(this);
        items.cancel();
    }
}
