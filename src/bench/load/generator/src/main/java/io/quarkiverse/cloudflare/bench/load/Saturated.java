package io.quarkiverse.cloudflare.bench.load;

import static io.quarkiverse.cloudflare.bench.load.Table.number;
import static io.quarkiverse.cloudflare.bench.load.Table.ratio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As many broadcasts as the server can deliver: each sender has some under way all the time. */
final class Saturated {

    private static final int OUTSTANDING = 8;
    private static final int WARM_UP_MEMBERS = 200;

    /** One column of the result. */
    record Shape(int rooms, int members, int size, int outstanding) {

        String title() {
            return (rooms == 1 ? "" : rooms + " x ") + members + ", " + (size < 1000 ? size + " B" : size / 1000 + " kB");
        }
    }

    private static final Shape N50 = new Shape(1, 50, 100, OUTSTANDING);
    private static final Shape N200 = new Shape(1, 200, 100, OUTSTANDING);
    private static final Shape N1000 = new Shape(1, 1000, 100, OUTSTANDING);
    private static final Shape ROOMS20 = new Shape(20, 50, 100, 2);
    private static final List<Shape> SHAPES = List.of(N50, N200, N1000, new Shape(1, 50, 2000, OUTSTANDING),
            new Shape(1, 200, 2000, OUTSTANDING), new Shape(1, 1000, 2000, OUTSTANDING), ROOMS20);

    private final Options options;
    private final Map<ServerKind, Map<Shape, Cell>> results = new EnumMap<>(ServerKind.class);

    Saturated(Options options) {
        this.options = options;
    }

    void run(Report report) throws IOException, InterruptedException {
        for (ServerKind kind : options.servers()) {
            try (ServerProcess server = ServerProcess.start(kind, false)) {
                warmUp(server, options);
                Map<Shape, Cell> cells = new HashMap<>();
                for (Shape shape : SHAPES) {
                    cells.put(shape, measure(server, shape));
                }
                results.put(kind, cells);
                System.err.println("saturated: " + kind.title() + " done");
            }
        }
        print(report);
        bars(report);
    }

    /** Lets the server's code be compiled. */
    static void warmUp(ServerProcess server, Options options) throws IOException {
        try (Generator generator = server.generator(N200.size())) {
            generator.fill(1, WARM_UP_MEMBERS);
            generator.saturate(OUTSTANDING, options.jitWarmUp());
            generator.drain();
            generator.leave();
        }
    }

    private Cell measure(ServerProcess server, Shape shape) throws IOException {
        try (Generator generator = server.generator(shape.size())) {
            generator.fill(shape.rooms(), shape.members());
            generator.pump(options.cellWarmUp() / 2);
            generator.saturate(shape.outstanding(), options.cellWarmUp());
            Cell cell = Cell.measure(server, generator, () -> generator.pump(options.saturatedCell()));
            generator.drain();
            generator.leave();
            return cell;
        }
    }

    private void print(Report report) {
        List<String> columns = new ArrayList<>(List.of("server"));
        SHAPES.forEach(shape -> columns.add(shape.title()));
        columns.addAll(List.of("x Vert.x (200)", "x Socket.IO (200)", "x Netty (200)"));
        Table cpu = new Table("Saturated: thousand deliveries per CPU second", columns.toArray(String[]::new));
        Table latency = new Table("Saturated: thousand deliveries per second; p50 / p99 ms",
                columns.subList(0, SHAPES.size() + 1).toArray(String[]::new));
        results.forEach((kind, cells) -> {
            List<String> row = new ArrayList<>(List.of(kind.title()));
            List<String> times = new ArrayList<>(row);
            for (Shape shape : SHAPES) {
                Cell cell = cells.get(shape);
                row.add(number("%.0f", cell.thousandsPerCpuSecond()));
                times.add(number("%.0f", cell.thousandsPerSecond()) + "; "
                        + number("%.1f", cell.p50()) + " / " + number("%.1f", cell.p99()));
            }
            for (ServerKind peer : List.of(ServerKind.VERTX, ServerKind.SOCKETIO, ServerKind.NETTY)) {
                row.add(ratio(rate(kind, N200), rate(peer, N200)));
            }
            cpu.row(row);
            latency.row(times);
        });
        report.add(cpu);
        report.add(latency);
    }

    private void bars(Report report) {
        bar(report, "200 members ÷ Vert.x loop", 4, rate(ServerKind.ROOMS, N200), rate(ServerKind.VERTX, N200));
        bar(report, "200 members ÷ Socket.IO", 6, rate(ServerKind.ROOMS, N200), rate(ServerKind.SOCKETIO, N200));
        bar(report, "200 members ÷ Netty, coalesced", 0.8, rate(ServerKind.ROOMS, N200), rate(ServerKind.NETTY, N200));
        bar(report, "1000 members ÷ 200 members", 0.7, rate(ServerKind.ROOMS, N1000), rate(ServerKind.ROOMS, N200));
        bar(report, "20 rooms x 50 ÷ WebSockets Next", 2, rate(ServerKind.ROOMS, ROOMS20),
                rate(ServerKind.WSNEXT, ROOMS20));
        bar(report, "20 rooms x 50 ÷ Socket.IO", 2.3, rate(ServerKind.ROOMS, ROOMS20), rate(ServerKind.SOCKETIO, ROOMS20));
        bar(report, "200 members, README's room ÷ @NonBlocking", 0.6, rate(ServerKind.README, N200),
                rate(ServerKind.ROOMS, N200));
    }

    private static void bar(Report report, String what, double wanted, double rate, double to) {
        if (rate > 0 && to > 0) {
            report.atLeast("Saturated, " + what, wanted, rate / to);
        }
    }

    private double rate(ServerKind kind, Shape shape) {
        Map<Shape, Cell> cells = results.get(kind);
        return cells == null ? 0 : cells.get(shape).thousandsPerCpuSecond();
    }
}
