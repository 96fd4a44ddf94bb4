package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A channel into which the session's peer speaks to all subscribers. Owned by the media loop.
 */
final class Publication implements Channel {

    private final ChannelEnd end;
    private final String name;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    /** Whose messages go to the publisher. */
    private Optional<Subscription> replier = Optional.empty();

    Publication(ChannelEnd end, String name) {
        this.end = end;
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    void remove(Subscription subscription) {
        subscriptions.remove(subscription);
        letReply(subscription, false);
    }

    /** Gives the one right to reply, taking it from whoever has it, or takes it from this one. */
    void letReply(Subscription subscription, boolean may) {
        if (may) {
            replier = Optional.of(subscription);
        } else if (mayReply(subscription)) {
            replier = Optional.empty();
        }
    }

    boolean mayReply(Subscription subscription) {
        return replier.filter(holder -> holder == subscription).isPresent();
    }

    void reply(int ppid, byte[] payload) {
        end.send(ppid, payload);
    }

    @Override
    public ChannelEnd end() {
        return end;
    }

    @Override
    public ChannelView view() {
        return new ChannelView(true, Optional.empty(), name, end.id(), end.status(), false, end.traffic());
    }

    @Override
    public void message(int ppid, byte[] payload) {
        end.received(payload);
        for (Subscription subscription : subscriptions) {
            subscription.deliver(ppid, payload);
        }
    }

    @Override
    public void detach() {
        List<Subscription> left = List.copyOf(subscriptions);
        subscriptions.clear();
        replier = Optional.empty();
        left.forEach(Subscription::publisherGone);
    }
}
