package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A data channel as the SFU answers about it.
 *
 * @param id for {@code createDataChannel(name, {negotiated: true, id})} of this session's peer connection, from 0 to 65534;
 *        empty if none was allocated
 * @param name empty in answers that name channels by {@code id} only
 * @param publisher the publishing session, of a pulled channel
 */
public record DataChannelInfo(OptionalInt id, Optional<String> name, Optional<SessionId> publisher) {

    public DataChannelInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(publisher, "publisher");
    }
}
