package io.quarkiverse.cloudflare.backplane;

import java.util.Objects;

/**
 * Where in the stream of its room a broadcast stands.
 *
 * @param epoch names the life of the stream; offsets of different epochs cannot be compared
 * @param offset 1 for the first broadcast of an epoch, then one more each; 0 before the first
 */
public record Position(String epoch, long offset) {

    /** The position of a broadcast that has none. */
    public static final Position NONE = new Position("", -1);

    public Position {
        Objects.requireNonNull(epoch, "epoch");
    }

    /**
     * @return whether this is {@link #NONE}
     */
    public boolean isNone() {
        return offset < 0;
    }

    /**
     * @return the form on the wire, {@code @<epoch>:<offset>}; empty for {@link #NONE}
     */
    @Override
    public String toString() {
        return isNone() ? "" : "@" + epoch + ":" + offset;
    }
}
