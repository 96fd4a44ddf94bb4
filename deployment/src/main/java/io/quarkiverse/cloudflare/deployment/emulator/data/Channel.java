package io.quarkiverse.cloudflare.deployment.emulator.data;

/**
 * A channel of one session. Owned by the media loop.
 */
interface Channel {

    ChannelEnd end();

    ChannelView view();

    /** The peer of the session sent a message. */
    void message(int ppid, byte[] payload);

    /** The channel takes no part any more, whether its own end is open or not. */
    void detach();
}
