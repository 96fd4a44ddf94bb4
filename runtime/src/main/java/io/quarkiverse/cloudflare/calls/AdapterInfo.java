package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A WebSocket adapter as the SFU answers about it.
 *
 * @param id empty if none was made
 * @param trackName empty in answers to a close
 * @param publisher the new session that publishes the track of an ingest adapter
 * @param bytesProcessed in answers to a close, if the adapter was still open
 */
public record AdapterInfo(Optional<AdapterId> id, Optional<String> trackName, Optional<SessionId> publisher,
        OptionalLong bytesProcessed) {

    public AdapterInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(trackName, "trackName");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(bytesProcessed, "bytesProcessed");
    }
}
