package io.quarkiverse.cloudflare.runtime.presence;

import java.util.function.Supplier;

/** References r1, r2, r3, … Not thread-safe: owned by one test. */
final class CountedRefs implements Supplier<String> {

    private int count;

    @Override
    public String get() {
        return "r" + ++count;
    }
}
