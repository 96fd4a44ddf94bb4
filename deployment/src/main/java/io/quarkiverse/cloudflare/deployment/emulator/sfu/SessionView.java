package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelView;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportStats;

/**
 * A session at one moment.
 *
 * @param id 32 hexadecimal digits
 * @param correlationId what its opener wanted to find it by
 * @param connected whether its peer connection is connected
 * @param offered whether an offer of the SFU is without an answer
 * @param created when it was opened
 * @param tracks those of now and of before, in their order
 * @param channels its data channels, by id
 * @param transport what went over its transport; empty if it has none yet
 */
public record SessionView(String id, Optional<String> correlationId, boolean connected, boolean offered, Instant created,
        List<TrackView> tracks, List<ChannelView> channels, Optional<TransportStats> transport) {

    public SessionView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(created, "created");
        tracks = List.copyOf(tracks);
        channels = List.copyOf(channels);
        Objects.requireNonNull(transport, "transport");
    }
}
