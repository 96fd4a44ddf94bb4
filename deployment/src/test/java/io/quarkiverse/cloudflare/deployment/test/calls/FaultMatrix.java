package io.quarkiverse.cloudflare.deployment.test.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixFaults.Row;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Ready;
import io.quarkiverse.cloudflare.support.cloudflare.Gate;

/**
 * Every operation with every fault: how many requests arrive, how the call ends, and that nothing is applied twice. One fault
 * happens to all operations at the same time, each with a session or the like of its own.
 */
abstract class FaultMatrix extends CallsTest {

    private static final int MOST_REQUESTS = 3;
    private static final long PATIENCE_SECONDS = 20;

    /** Operations, in the order of their columns, and their outcomes. */
    private final Map<String, List<String>> outcomes = new LinkedHashMap<>();
    private final List<String> surprises = new ArrayList<>();

    /** @param unreachable whether nothing that is called may be reached */
    abstract List<Ready> prepare(boolean unreachable);

    void play(List<Row> rows) throws Exception {
        for (Row row : rows) {
            play(row, false);
            play(row, true);
        }
        print(rows);
        assertThat(surprises).isEmpty();
    }

    /** @param always whether the fault happens to all requests, and not only to the first */
    private void play(Row row, boolean always) throws Exception {
        if (row.outcomes().get(always ? 2 : 0).equals("-")) {
            return;
        }
        standIn.heal();
        boolean unreachable = row.fault().equals(MatrixFaults.REFUSED);
        List<Ready> operations = prepare(unreachable);
        standIn.forget();
        List<List<Gate>> gates = new ArrayList<>();
        if (!unreachable) {
            operations.forEach(operation -> gates.add(arm(row, always, operation)));
        }
        List<CompletableFuture<String>> ends = new ArrayList<>();
        for (Ready operation : operations) {
            ends.add(operation.call().get().subscribeAsCompletionStage()
                    .handle((item, failure) -> failure == null ? "ok" : end(failure)));
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (int i = 0; i < gates.size(); i++) {
            for (Gate gate : gates.get(i).subList(0, Math.min(gates.get(i).size(), requests(operations.get(i))))) {
                gate.openAndAwait();
            }
        }
        for (int i = 0; i < operations.size(); i++) {
            compare(row, always, operations.get(i), ends.get(i).get());
        }
        try {
            standIn.assertNothingAppliedTwice();
            standIn.assertNoViolations();
        } catch (AssertionError e) {
            // To be told at the end, below the whole table.
            surprises.add(row.fault() + ": " + e.getMessage());
        }
    }

    /** @return the gates that the requests wait at, one after the other, if the fault has any */
    private List<Gate> arm(Row row, boolean always, Ready operation) {
        List<Gate> gates = new ArrayList<>();
        for (int request = 1; request <= (always ? MOST_REQUESTS : 1); request++) {
            standIn.on(operation.mine()).nth(request).play(row.newFault(gates));
        }
        if (always && row.outcomes().get(2).contains("+")) {
            standIn.on(operation.mine()).always().play(row.newFault(gates));
        }
        return gates;
    }

    private int requests(Ready operation) {
        return (int) standIn.exchanges().stream().filter(operation.mine()).count();
    }

    private void compare(Row row, boolean always, Ready operation, String end) {
        int requests = requests(operation);
        String expected = row.expected(always, operation);
        boolean many = expected.contains("+") && requests >= 2;
        String found = (many ? "2+" : requests) + " " + end;
        if (!found.equals(expected)) {
            surprises.add("%s, %s request: %s was '%s', not '%s'".formatted(row.fault(), always ? "every" : "first",
                    operation.name(), found, expected));
        }
        outcomes.computeIfAbsent(operation.name(), name -> new ArrayList<>()).add(found);
    }

    private static String end(Throwable failure) {
        if (failure instanceof CallsUnreachableException unreachable) {
            return unreachable.mayHaveHappened() ? "maybe" : "unsent";
        }
        if (failure instanceof CallsSessionGoneException) {
            return "gone";
        }
        return failure instanceof CallsRejectedException rejected ? "" + rejected.status() : failure.toString();
    }

    private void print(List<Row> rows) {
        List<String> names = List.copyOf(outcomes.keySet());
        StringBuilder table = new StringBuilder("Fault matrix: requests that arrived, and the end of the call\n");
        for (int i = 0; i < names.size(); i++) {
            table.append("  %2d = %s%n".formatted(i + 1, names.get(i)));
        }
        int width = 8;
        table.append("%-40s".formatted(""));
        for (int i = 0; i < names.size(); i++) {
            table.append(("%-" + width + "s ").formatted(i + 1));
        }
        int line = 0;
        for (Row row : rows) {
            for (int all = 0; all <= 1; all++) {
                if (!row.outcomes().get(2 * all).equals("-")) {
                    table.append("%n%-33s %-5s ".formatted(row.fault(), all == 1 ? "all" : "first"));
                    int at = line++;
                    names.forEach(name -> table.append(("%-" + width + "s ").formatted(outcomes.get(name).get(at))));
                }
            }
        }
        System.out.println(table.append('\n'));
    }
}
