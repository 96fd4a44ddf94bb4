package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.util.Optional;

/**
 * A data channel of a session.
 *
 * @param local whether this session publishes it
 * @param sessionId the publisher's session; empty for local ones
 * @param id the negotiated id on this session
 * @param canReply whether what this subscriber sends goes to the publisher
 */
public record ChannelView(boolean local, Optional<String> sessionId, String name, int id, ChannelStatus status,
        boolean canReply, ChannelTraffic traffic) {
}
