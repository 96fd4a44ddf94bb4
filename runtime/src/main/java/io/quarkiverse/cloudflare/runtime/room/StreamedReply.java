package io.quarkiverse.cloudflare.runtime.room;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/**
 * Sends the items of a {@code Multi} to the member who asked for them, as fast as the member reads, then one reply. The room's
 * queue does not wait for it; it ends with the membership or the connection.
 * <p>
 * Thread-safe, as the sequence of a {@code Multi} is.
 */
final class StreamedReply implements MultiSubscriber<Object>, Flow.Subscription {

    private final Membership member;
    private final String event;
    private final Callback callback;
    private final Answer answer;
    private final AtomicBoolean over = new AtomicBoolean();
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
        // Added first: whoever ends the membership after this look finds the stream.
        if (!answer.connection().addStream(this) || member.connection() != answer.connection()) {
            cancel();
            return;
        }
        subscription.request(1);
    }

    @Override
    public void onItem(Object item) {
        if (over.get()) {
            return;
        }
        Frame frame;
        try {
            frame = answer.item(event, item);
        } catch (RuntimeException e) {
            items.cancel();
            onFailure(e);
            return;
        }
        answer.connection().sendThen(frame, () -> items.request(1));
    }

    @Override
    public void onFailure(Throwable failure) {
        if (!end()) {
            return;
        }
        answer.error(Failures.of(failure, callback, member.room()));
        if (Failures.isUnexpected(failure)) {
            member.room().queue().submit(done -> Outcomes.failed(failure, member.room(), member, done));
        }
    }

    @Override
    public void onCompletion() {
        if (end()) {
            answer.ok();
        }
    }

    @Override
    public void request(long count) {
        items.request(count);
    }

    /** Ends the stream with its membership. */
    @Override
    public void cancel() {
        if (end()) {
            items.cancel();
            answer.error(Reasons.NOT_JOINED);
        }
    }

    /** @return whether it had not ended before */
    private boolean end() {
        answer.connection().removeStream(this);
        return over.compareAndSet(false, true);
    }

    boolean isOf(Membership other) {
        return member == other;
    }
}
