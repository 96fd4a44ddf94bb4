package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which requests are changing which session just now. Thread-safe.
 */
final class Occupancy {

    private final Map<String, Set<Integer>> occupants = new HashMap<>();

    /** @return whether no other request is changing the session of this one */
    synchronized boolean enter(Exchange exchange) {
        if (exchange.operation().filter(Operation.mutations()::contains).isEmpty()) {
            return true;
        }
        Set<Integer> here = occupants.computeIfAbsent(exchange.parameter("session"), session -> new LinkedHashSet<>());
        here.add(exchange.number());
        return here.size() == 1;
    }

    /** @return whether all that came before this one are gone */
    synchronized boolean isAlone(Exchange exchange) {
        Set<Integer> here = occupants.getOrDefault(exchange.parameter("session"), Set.of());
        return here.isEmpty() || here.iterator().next() == exchange.number();
    }

    synchronized void leave(Exchange exchange) {
        Set<Integer> here = occupants.get(exchange.parameter("session"));
        if (here != null && here.remove(exchange.number()) && here.isEmpty()) {
            occupants.remove(exchange.parameter("session"));
        }
    }
}
