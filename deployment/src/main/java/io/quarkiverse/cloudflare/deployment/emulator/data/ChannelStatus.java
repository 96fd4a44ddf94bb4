package io.quarkiverse.cloudflare.deployment.emulator.data;

/** What the state of a session says about a channel. */
public enum ChannelStatus {

    ACTIVE,

    /** The association is not up yet, or the subscriber has not acknowledged. */
    INITIALIZING,

    /** The publisher or this session's peer closed it. */
    INACTIVE
}
