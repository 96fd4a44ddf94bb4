package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which requests a fault happens to: the next one, unless told otherwise. Thread-safe once it plays.
 */
public final class FaultRule {

    private final Predicate<Exchange> which;
    private final Consumer<FaultRule> registration;
    private int first = 1;
    private int last = 1;
    private Fault fault = Fault.NONE;
    private int seen;
    private int played;

    FaultRule(Predicate<Exchange> which, Consumer<FaultRule> registration) {
        this.which = which;
        this.registration = registration;
    }

    /** Only the n-th of the requests that come from now on, counted from 1. */
    public FaultRule nth(int n) {
        first = n;
        last = n;
        return this;
    }

    /** The next n requests. */
    public FaultRule times(int n) {
        first = 1;
        last = n;
        return this;
    }

    /** All requests from now on. */
    public FaultRule always() {
        return times(Integer.MAX_VALUE);
    }

    /** From now on. */
    public FaultRule play(Fault what) {
        fault = what;
        registration.accept(this);
        return this;
    }

    /** @return how many requests it happened to */
    public synchronized int played() {
        return played;
    }

    synchronized Optional<Fault> faultFor(Exchange exchange) {
        if (!which.test(exchange)) {
            return Optional.empty();
        }
        seen++;
        if (seen < first || seen > last) {
            return Optional.empty();
        }
        played++;
        return Optional.of(fault);
    }
}
