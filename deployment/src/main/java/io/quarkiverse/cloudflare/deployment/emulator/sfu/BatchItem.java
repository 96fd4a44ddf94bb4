package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One track of a request that names several: they stand or fall one by one. */
interface BatchItem {

    TrackRequest request();

    /** @return why it cannot be done; empty if it can */
    Optional<ItemError> error();

    default boolean isGood() {
        return error().isEmpty();
    }

    /**
     * @param slots of the good ones, in their order
     */
    static List<TrackOutcome> outcomes(List<? extends BatchItem> items, List<Slot> slots) {
        List<TrackOutcome> outcomes = new ArrayList<>();
        int next = 0;
        for (BatchItem item : items) {
            Optional<String> mid = item.isGood() ? Optional.of(slots.get(next++).mid) : Optional.empty();
            outcomes.add(new TrackOutcome(item.request(), mid, item.error()));
        }
        return outcomes;
    }
}
