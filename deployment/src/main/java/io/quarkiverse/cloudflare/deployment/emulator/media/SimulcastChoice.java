package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Objects;
import java.util.Optional;

/**
 * Which layer of a simulcast a subscriber gets, in the words of Calls.
 *
 * @param preferredRid the layer; empty means the best there is
 * @param priorityOrdering what to do when the bandwidth is too small for it
 * @param ridNotAvailable what to do when the publisher does not send it
 */
public record SimulcastChoice(Optional<String> preferredRid, Priority priorityOrdering, Priority ridNotAvailable) {

    public SimulcastChoice {
        // An empty string is how clients say that they have no preference.
        preferredRid = preferredRid.filter(rid -> !rid.isEmpty());
        Objects.requireNonNull(priorityOrdering, "priorityOrdering");
        Objects.requireNonNull(ridNotAvailable, "ridNotAvailable");
    }

    /** What to do when the preferred layer is not possible. */
    public enum Priority {
        /** Nothing. */
        NONE,
        /** The next of the layers, sorted from a to z. */
        ASCIIBETICAL
    }
}
