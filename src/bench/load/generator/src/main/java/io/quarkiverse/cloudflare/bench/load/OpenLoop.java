package io.quarkiverse.cloudflare.bench.load;

import static io.quarkiverse.cloudflare.bench.load.Table.number;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** 20,000 deliveries per second, each measured from when its broadcast was due: what a room costs that is not saturated. */
final class OpenLoop {

    private static final double DELIVERIES_PER_SECOND = 20_000;
    private static final List<Integer> MEMBERS = List.of(200, 1000);
    private static final int SIZE = 100;

    private final Options options;
    private final Map<ServerKind, ServerProcess> servers = new EnumMap<>(ServerKind.class);

    OpenLoop(Options options) {
        this.options = options;
    }

    void run(Report report) throws IOException, InterruptedException {
        try {
            for (ServerKind kind : options.servers()) {
                if (kind == ServerKind.NETTY_FLUSH) {
                    continue; // with one broadcast under way there is nothing to coalesce
                }
                ServerProcess server = ServerProcess.start(kind, false);
                servers.put(kind, server);
                Saturated.warmUp(server, options);
                // One broadcast at a time takes other ways through the code than many.
                measure(server, MEMBERS.get(0));
            }
            for (int members : MEMBERS) {
                print(report, members, rounds(members));
            }
        } finally {
            for (ServerProcess server : servers.values()) {
                server.close();
            }
        }
    }

    /** Servers take turns, so that a slow minute of the machine is not one server's. */
    private Map<ServerKind, List<Cell>> rounds(int members) throws IOException, InterruptedException {
        Map<ServerKind, List<Cell>> cells = new EnumMap<>(ServerKind.class);
        for (int round = 0; round < options.openLoopRounds(); round++) {
            for (ServerProcess server : servers.values()) {
                cells.computeIfAbsent(server.kind(), kind -> new ArrayList<>()).add(measure(server, members));
            }
            System.err.println("openloop: " + members + " members, round " + (round + 1) + " done");
        }
        return cells;
    }

    private Cell measure(ServerProcess server, int members) throws IOException {
        double perSecond = DELIVERIES_PER_SECOND / members;
        try (Generator generator = server.generator(SIZE)) {
            generator.fill(1, members);
            generator.pump(options.cellWarmUp() / 2);
            generator.pace(perSecond, options.cellWarmUp());
            generator.drain();
            Cell cell = Cell.measure(server, generator, () -> {
                generator.pace(perSecond, options.openLoopCell());
                generator.drain();
            });
            generator.leave();
            return cell;
        }
    }

    private static void print(Report report, int members, Map<ServerKind, List<Cell>> cells) {
        Table table = new Table("Open loop, 20,000 deliveries per second, " + members + " members (medians)", "server",
                "CPU µs per delivery", "p50 ms", "p99 ms", "CPU ÷ Vert.x", "p99 ÷ Vert.x");
        double vertxCpu = median(cells.get(ServerKind.VERTX), Cell::cpuMicros);
        double vertxP99 = median(cells.get(ServerKind.VERTX), Cell::p99);
        cells.forEach((kind, runs) -> table.row(kind.title(), number("%.2f", median(runs, Cell::cpuMicros)),
                number("%.2f", median(runs, Cell::p50)), number("%.2f", median(runs, Cell::p99)),
                Table.ratio(median(runs, Cell::cpuMicros), vertxCpu), Table.ratio(median(runs, Cell::p99), vertxP99)));
        report.add(table);
        List<Cell> rooms = cells.get(ServerKind.ROOMS);
        if (rooms != null && vertxCpu > 0) {
            String what = "Open loop, " + members + " members, ";
            report.atMost(what + "CPU per delivery ÷ Vert.x loop", 1.25, median(rooms, Cell::cpuMicros) / vertxCpu);
            report.atMost(what + "p99 ÷ Vert.x loop", 2, median(rooms, Cell::p99) / vertxP99);
        }
    }

    private static double median(List<Cell> runs, ToDoubleFunction<Cell> value) {
        return runs == null ? 0 : runs.stream().mapToDouble(value).sorted().skip(runs.size() / 2).findFirst().orElse(0);
    }
}
