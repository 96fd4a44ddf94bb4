package io.quarkiverse.cloudflare.bench.load;

import static io.quarkiverse.cloudflare.bench.load.Table.number;

import java.io.IOException;

/** What a member costs that says nothing: the growth from 1000 to 5000 of them, in rooms of 50. */
final class IdleMemory {

    private static final int ROOM = 50;
    private static final int FEW = 1000;
    private static final int MANY = 5000;
    private static final double MB = 1 << 20;
    private static final double KB = 1 << 10;

    private final Options options;

    IdleMemory(Options options) {
        this.options = options;
    }

    void run(Report report) throws IOException, InterruptedException {
        Table table = new Table("Idle members in rooms of 50", "server", "RSS MB at 1000", "RSS MB at 5000",
                "heap MB after GC at 1000", "at 5000", "RSS kB per extra member", "heap kB per extra member");
        for (ServerKind kind : options.servers()) {
            if (kind == ServerKind.NETTY_FLUSH || kind == ServerKind.README) {
                continue; // idle, they are no different from the other Netty and the other room
            }
            try (ServerProcess server = ServerProcess.start(kind, true); Generator generator = server.generator(100)) {
                generator.fill(FEW / ROOM, ROOM);
                long[] few = sample(server, generator);
                generator.fill((MANY - FEW) / ROOM, ROOM);
                long[] many = sample(server, generator);
                double resident = (many[0] - few[0]) / KB / (MANY - FEW);
                double heap = (many[1] - few[1]) / KB / (MANY - FEW);
                table.row(kind.title(), number("%.0f", few[0] / MB), number("%.0f", many[0] / MB),
                        number("%.1f", few[1] / MB), number("%.1f", many[1] / MB), number("%.1f", resident),
                        kind.isJvm() ? number("%.1f", heap) : "-");
                if (kind == ServerKind.ROOMS) {
                    report.atMost("Idle member, kB RSS per extra connection", 16, resident);
                    report.atMost("Idle member, kB heap after GC per extra connection", 10, heap);
                }
            }
            System.err.println("memory: " + kind.title() + " done");
        }
        report.add(table);
    }

    private long[] sample(ServerProcess server, Generator generator) throws IOException {
        generator.pump(options.settle());
        return new long[] { server.residentBytes(), server.heapAfterGc() };
    }
}
