package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Api;

/**
 * The faults that are ordered, the oldest first: a request gets the first that concerns it. Thread-safe.
 */
final class HttpFaults {

    private final List<HttpFault> faults = new ArrayList<>();

    synchronized void add(HttpFault fault) {
        faults.add(fault);
    }

    synchronized void clear() {
        faults.clear();
    }

    synchronized List<HttpFault> list() {
        return List.copyOf(faults);
    }

    /** The fault of one request, which uses it up. The control endpoints have none. */
    synchronized Optional<HttpFault> take(Operation operation) {
        for (int i = 0; i < faults.size() && operation.api() != Api.CONTROL; i++) {
            HttpFault fault = faults.get(i);
            if (fault.concerns(operation)) {
                if (fault.times().isPresent()) {
                    use(i, fault);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void use(int index, HttpFault fault) {
        int left = fault.times().getAsInt() - 1;
        if (left == 0) {
            faults.remove(index);
        } else {
            faults.set(index, fault.left(left));
        }
    }
}
