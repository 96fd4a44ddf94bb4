package io.quarkiverse.cloudflare.calls;

import java.util.List;

/**
 * What became of a request about WebSocket adapters. Look at {@link #refused()}: it may hold all of them.
 *
 * @param adapters one result per adapter that was named
 */
public record AdaptersResult(List<ItemResult<AdapterInfo>> adapters) {

    public AdaptersResult {
        adapters = List.copyOf(adapters);
    }

    /** @return the adapters that were accepted, in their order */
    public List<AdapterInfo> accepted() {
        return ItemResult.accepted(adapters);
    }

    /** @return the adapters that were refused, each with its error */
    public List<ItemResult.Refused<AdapterInfo>> refused() {
        return ItemResult.refused(adapters);
    }
}
