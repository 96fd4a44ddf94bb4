package io.quarkiverse.cloudflare.calls;

import java.util.List;

/**
 * What became of a request about data channels. Look at {@link #refused()}: a request succeeds even if all were refused.
 *
 * @param channels one result per channel that was named
 */
public record DataChannelsResult(List<ItemResult<DataChannelInfo>> channels) {

    public DataChannelsResult {
        channels = List.copyOf(channels);
    }

    /** @return the channels that were accepted, in their order */
    public List<DataChannelInfo> accepted() {
        return ItemResult.accepted(channels);
    }

    /** @return the channels that were refused, each with its error */
    public List<ItemResult.Refused<DataChannelInfo>> refused() {
        return ItemResult.refused(channels);
    }
}
