package io.quarkiverse.cloudflare.bench.calls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

import io.quarkiverse.cloudflare.bench.calls.Meter.Cell;
import io.quarkiverse.cloudflare.bench.load.Report;
import io.quarkiverse.cloudflare.bench.load.Table;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** What a call costs, against the same call of a bare REST client. Not thread-safe: owned by the main thread. */
final class Overhead {

    private static final double BAR = 1.5;
    private static final int[] CALLERS = { 16, 1 };

    private final Vertx vertx;
    private final List<Contest> contests;
    // So many that none comes near the requests per second that one may make.
    private final List<CallsSession> sessions;
    private final boolean quick;
    private final Map<String, Runs> runs = new LinkedHashMap<>();

    Overhead(Vertx vertx, List<Contest> contests, List<CallsSession> sessions, boolean quick) {
        this.vertx = vertx;
        this.contests = contests;
        this.sessions = sessions;
        this.quick = quick;
    }

    /** The runs of one row of the table. */
    private record Runs(List<Cell> client, List<Cell> bare) {

        static double median(List<Cell> cells, ToDoubleFunction<Cell> value) {
            double[] sorted = cells.stream().mapToDouble(value).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        double ratio(ToDoubleFunction<Cell> value) {
            return median(client, value) / median(bare, value);
        }
    }

    void run(Report report) throws IOException, InterruptedException {
        warmUp();
        for (int round = 0; round < (quick ? 1 : 5); round++) {
            for (int callers : CALLERS) {
                for (Contest contest : contests) {
                    Runs row = runs.computeIfAbsent(title(contest, callers),
                            title -> new Runs(new ArrayList<>(), new ArrayList<>()));
                    row.client().add(measure(callers, client(contest)));
                    row.bare().add(measure(callers, bare(contest)));
                }
            }
        }
        report.add(table());
        report.atMost("CPU of the worst row ÷ bare", BAR, worst(Cell::cpuMicros));
        report.atMost("allocation of the worst row ÷ bare", BAR, worst(Cell::bytes));
    }

    private static String title(Contest contest, int callers) {
        return contest.title() + (callers == 1 ? ", one at a time" : ", " + callers + " at once");
    }

    private IntFunction<Uni<?>> client(Contest contest) {
        return call -> contest.client().apply(sessions.get(call % sessions.size()));
    }

    private IntFunction<Uni<?>> bare(Contest contest) {
        return call -> contest.bare().apply(sessions.get(call % sessions.size()).id().value());
    }

    // In turns, so that the code both share is not compiled for one of them.
    private void warmUp() throws InterruptedException {
        for (int round = 0; round < 8; round++) {
            int callers = CALLERS[round % CALLERS.length];
            for (Contest contest : contests) {
                Load.repeat(vertx, callers, millis(500), client(contest)).run();
                Load.repeat(vertx, callers, millis(500), bare(contest)).run();
            }
        }
    }

    private Cell measure(int callers, IntFunction<Uni<?>> call) throws IOException, InterruptedException {
        Load.repeat(vertx, callers, millis(300), call).run();
        Meter meter = Meter.start();
        return meter.stop(Load.repeat(vertx, callers, millis(quick ? 1000 : 1500), call).run().calls());
    }

    private Table table() {
        Table table = new Table("A call, against the same call of a bare Quarkus REST client", "call", "CPU, µs", "bare, µs",
                "÷ bare", "allocated, kB", "bare, kB", "÷ bare");
        runs.forEach((title, row) -> table.row(title,
                Table.number("%.1f", Runs.median(row.client(), Cell::cpuMicros)),
                Table.number("%.1f", Runs.median(row.bare(), Cell::cpuMicros)),
                Table.number("%.2f", row.ratio(Cell::cpuMicros)),
                Table.number("%.1f", Runs.median(row.client(), Cell::bytes) / 1000),
                Table.number("%.1f", Runs.median(row.bare(), Cell::bytes) / 1000),
                Table.number("%.2f", row.ratio(Cell::bytes))));
        return table;
    }

    private double worst(ToDoubleFunction<Cell> value) {
        return runs.values().stream().mapToDouble(row -> row.ratio(value)).max().orElseThrow();
    }

    private static long millis(int millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
