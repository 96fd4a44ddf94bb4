package io.quarkiverse.cloudflare.bench.load;

import static io.quarkiverse.cloudflare.bench.load.Table.number;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** A member stops reading while 100 MB is broadcast to its room: memory is bounded and the others notice nothing. */
final class StalledReader {

    private static final int MEMBERS = 20;
    private static final int SIZE = 2000;
    private static final int OUTSTANDING = 8;
    private static final long BYTES = 100_000_000;
    private static final double OUTBOUND_LIMIT = 4 << 20;
    private static final double SPARE = 10_000_000;
    private static final double MB = 1e6;
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Options options;

    StalledReader(Options options) {
        this.options = options;
    }

    /** What one pass saw: the others' p99, and the highest of each kind of memory. */
    private record Pass(double p99, long inUse, long reserved, long heap) {
    }

    void run(Report report) throws IOException, InterruptedException {
        Table table = new Table("A member stops reading while 100 MB is broadcast to its room of 20", "server",
                "p99 ms without it", "p99 ms with it", "direct MB in use before", "highest", "direct MB reserved before",
                "highest", "heap MB after GC before", "highest");
        for (ServerKind kind : options.servers()) {
            if (kind != ServerKind.ROOMS && kind != ServerKind.README && kind != ServerKind.VERTX) {
                continue;
            }
            try (ServerProcess server = ServerProcess.start(kind, false)) {
                pass(server, false, false);
                Pass before = pass(server, false, true);
                Pass timed = median(server, false);
                pass(server, true, false); // for the compiler, like the first
                Pass stalled = median(server, true);
                Pass after = pass(server, true, true);
                table.row(kind.title(), number("%.2f", timed.p99()), number("%.2f", stalled.p99()),
                        number("%.1f", before.inUse() / MB), number("%.1f", after.inUse() / MB),
                        number("%.1f", before.reserved() / MB), number("%.1f", after.reserved() / MB),
                        number("%.1f", before.heap() / MB), number("%.1f", after.heap() / MB));
                if (kind == ServerKind.ROOMS) {
                    report.atMost("Stalled reader, MB more in direct memory in use and heap",
                            (OUTBOUND_LIMIT + SPARE) / MB,
                            (after.inUse() + after.heap() - before.inUse() - before.heap()) / MB);
                    report.atMost("Stalled reader, p99 of the others ÷ without it", 2, stalled.p99() / timed.p99());
                }
            } catch (IOException failure) {
                table.row(kind.title(), "-", failure.getMessage(), "-", "-", "-", "-", "-", "-");
            }
            System.err.println("stalled: " + kind.title() + " done");
        }
        report.add(table);
    }

    /** The median of a few passes by p99. */
    private Pass median(ServerProcess server, boolean stall) throws IOException {
        Pass[] passes = new Pass[options.repeats()];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = pass(server, stall, false);
        }
        Arrays.sort(passes, Comparator.comparingDouble(Pass::p99));
        return passes[passes.length / 2];
    }

    private Pass pass(ServerProcess server, boolean stall, boolean memory) throws IOException {
        try (Generator generator = server.generator(SIZE)) {
            generator.fill(1, MEMBERS - 1);
            LoadRoom room = generator.connections().get(0).room();
            Connection last = generator.connect(room, true);
            generator.protocol().join(last);
            generator.awaitJoined();
            if (stall) {
                last.stall();
            }
            generator.pump(SLICE);
            generator.latencies().clear();
            long inUse = 0;
            long reserved = 0;
            long heap = 0;
            int slices = 0;
            while (room.sent() * SIZE < BYTES) {
                generator.saturate(OUTSTANDING, SLICE);
                if (memory) {
                    // Stops the load for a moment, so it is done in a pass whose times are not used.
                    heap = Math.max(heap, slices++ % 5 == 0 ? server.heapAfterGc() : 0);
                    long[] direct = server.directMemory();
                    inUse = Math.max(inUse, direct[0]);
                    reserved = Math.max(reserved, direct[1]);
                }
            }
            double p99 = generator.latencies().percentile(99);
            generator.drain();
            generator.leave();
            return new Pass(p99, inUse, reserved, heap);
        }
    }
}
