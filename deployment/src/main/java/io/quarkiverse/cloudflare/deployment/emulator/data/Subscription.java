package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.util.Optional;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * A channel on which the session's peer hears a publisher. Owned by the media loop.
 */
final class Subscription implements Channel {

    private final ChannelEnd end;
    private final Publication publication;
    private final String publisherSession;
    private Timers.Handle deadline = () -> {
    };
    /** Nothing is delivered before the peer says that it listens. */
    private boolean awaitsAck;
    private boolean publisherGone;

    Subscription(ChannelEnd end, Publication publication, String publisherSession) {
        this.end = end;
        this.publication = publication;
        this.publisherSession = publisherSession;
    }

    /** @param limit what gives up waiting */
    void awaitAck(Timers.Handle limit) {
        awaitsAck = true;
        deadline = limit;
    }

    boolean isOf(String session, String name) {
        return publisherSession.equals(session) && publication.name().equals(name);
    }

    void letReply(boolean may) {
        if (!publisherGone) {
            publication.letReply(this, may);
        }
    }

    void deliver(int ppid, byte[] payload) {
        if (awaitsAck) {
            end.dropped();
        } else {
            end.send(ppid, payload);
        }
    }

    void publisherGone() {
        publisherGone = true;
        acknowledged();
    }

    private void acknowledged() {
        awaitsAck = false;
        deadline.cancel();
    }

    @Override
    public ChannelEnd end() {
        return end;
    }

    @Override
    public ChannelView view() {
        ChannelStatus status = publisherGone ? ChannelStatus.INACTIVE : end.status();
        boolean waits = status == ChannelStatus.ACTIVE && awaitsAck;
        return new ChannelView(false, Optional.of(publisherSession), publication.name(), end.id(),
                waits ? ChannelStatus.INITIALIZING : status, publication.mayReply(this), end.traffic());
    }

    @Override
    public void message(int ppid, byte[] payload) {
        end.received(payload);
        if (awaitsAck) {
            acknowledged();
        } else if (publication.mayReply(this)) {
            publication.reply(ppid, payload);
        } else {
            end.dropped();
        }
    }

    @Override
    public void detach() {
        acknowledged();
        publication.remove(this);
    }
}
