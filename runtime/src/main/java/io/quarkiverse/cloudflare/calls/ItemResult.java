package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Objects;

/**
 * What became of one item of a request. Items stand or fall one by one, so a request that succeeded may hold refused ones.
 *
 * @param <T> what an item is
 */
public sealed interface ItemResult<T> {

    /** @return what the SFU says about the item, also when it was refused */
    T item();

    /**
     * @param item as the SFU took it
     */
    record Accepted<T>(T item) implements ItemResult<T> {
        public Accepted {
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * @param item as far as the SFU named it
     * @param error why
     */
    record Refused<T>(T item, CallsError error) implements ItemResult<T> {
        public Refused {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(error, "error");
        }
    }

    /** @return the items that were accepted, in their order */
    static <T> List<T> accepted(List<ItemResult<T>> items) {
        return items.stream().filter(Accepted.class::isInstance).map(ItemResult::item).toList();
    }

    /** @return the items that were refused, in their order */
    static <T> List<Refused<T>> refused(List<ItemResult<T>> items) {
        return items.stream().filter(Refused.class::isInstance).map(item -> (Refused<T>) item).toList();
    }
}
