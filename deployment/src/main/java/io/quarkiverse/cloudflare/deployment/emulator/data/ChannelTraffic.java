package io.quarkiverse.cloudflare.deployment.emulator.data;

/**
 * What went over a channel, as seen from here.
 *
 * @param messagesIn from this session's peer
 * @param dropped what arrived but may not be passed on, and what did not fit into the way out
 */
public record ChannelTraffic(long messagesIn, long bytesIn, long messagesOut, long bytesOut, long dropped) {
}
