package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The rules for faults that tests have set. Thread-safe.
 */
final class FaultRules {

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    void add(FaultRule rule) {
        rules.add(rule);
    }

    void clear() {
        rules.clear();
    }

    /** The fault of the oldest rule that has one for this request. All rules count it. */
    Fault faultFor(Exchange exchange) {
        List<Fault> faults = rules.stream().flatMap(rule -> rule.faultFor(exchange).stream()).toList();
        return faults.isEmpty() ? Fault.NONE : faults.get(0);
    }
}
