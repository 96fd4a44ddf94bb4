package io.quarkiverse.cloudflare.support.cloudflare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What arrived, what it changed, and what was wrong with it. Thread-safe.
 */
final class Journal {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();
    private int overlaps;
    private int givenUp;
    private int numbers;

    synchronized int nextNumber() {
        return ++numbers;
    }

    synchronized void arrived(Exchange exchange) {
        exchanges.add(exchange);
        notifyAll();
    }

    synchronized void violation(Exchange exchange, String what) {
        violations.add(exchange + ": " + what);
    }

    synchronized void applied(Exchange exchange, String session, String what) {
        applied.add(new Applied(exchange.number(), exchange.operation().orElseThrow(), session, what));
    }

    synchronized void givenUp() {
        givenUp++;
        notifyAll();
    }

    /** Waits until at least this many requests that got no answer were given up by their clients. */
    synchronized void awaitGivenUp(int count) throws InterruptedException {
        await(() -> givenUp >= count, "Clients gave up " + givenUp + " requests");
    }

    synchronized void await(BooleanSupplier reached, String found) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            long left = Duration.ofNanos(giveUp - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError(found + " within " + PATIENCE);
            }
            wait(left);
        }
    }

    synchronized void overlap() {
        overlaps++;
    }

    synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized List<Applied> applied() {
        return List.copyOf(applied);
    }

    synchronized int overlaps() {
        return overlaps;
    }

    /** @return the changes that more than one request made */
    List<String> appliedTwice() {
        Map<String, List<Integer>> requests = applied().stream()
                .collect(Collectors.groupingBy(change -> change.session() + ": " + change.what(),
                        Collectors.mapping(Applied::exchange, Collectors.toList())));
        return requests.entrySet().stream().filter(change -> change.getValue().size() > 1)
                .map(change -> change.getKey() + " by the requests " + change.getValue()).sorted().toList();
    }

    synchronized void clear() {
        exchanges.clear();
        violations.clear();
        applied.clear();
        overlaps = 0;
        givenUp = 0;
    }
}
