package io.quarkiverse.cloudflare.bench.load;

import static io.quarkiverse.cloudflare.bench.load.Table.number;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Everyone joins one room at once: presence must cost a member time divided by the diff window, not a frame per join. */
final class JoinStorm {

    private static final int MEMBERS = 1000;
    private static final double DIFF_WINDOW_MILLIS = 50;
    private static final int SPARE_FRAMES = 5;

    private final Options options;

    JoinStorm(Options options) {
        this.options = options;
    }

    void run(Report report) throws IOException, InterruptedException {
        if (!options.servers().contains(ServerKind.ROOMS)) {
            return;
        }
        Table table = new Table("1000 members join one room as fast as they can", "run", "join time ms",
                "most presence frames of a member", "allowed");
        double worst = 0;
        try (ServerProcess server = ServerProcess.start(ServerKind.ROOMS, false)) {
            for (int run = 1; run <= options.repeats(); run++) {
                try (Generator generator = server.generator(100)) {
                    LoadRoom room = generator.open();
                    for (int i = 0; i < MEMBERS; i++) {
                        generator.connect(room, false);
                    }
                    long start = System.nanoTime();
                    for (Connection connection : generator.connections()) {
                        generator.protocol().join(connection);
                        generator.poll(0);
                    }
                    generator.awaitJoined();
                    double millis = (System.nanoTime() - start) / 1e6;
                    generator.pump(TimeUnit.SECONDS.toNanos(1));
                    long frames = generator.connections().stream().mapToLong(Connection::presenceFrames).max().orElse(0);
                    double allowed = millis / DIFF_WINDOW_MILLIS + SPARE_FRAMES;
                    worst = Math.max(worst, frames / allowed);
                    table.row("" + run, number("%.0f", millis), "" + frames, number("%.1f", allowed));
                }
            }
        }
        report.add(table);
        report.atMost("Join storm, presence frames ÷ (join time ÷ window + 5)", 1, worst);
    }
}
