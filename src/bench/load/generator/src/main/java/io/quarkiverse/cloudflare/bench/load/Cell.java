package io.quarkiverse.cloudflare.bench.load;

import java.io.IOException;

/**
 * What one run measured.
 *
 * @param deliveries while it was measured
 * @param seconds how long
 * @param cpuSeconds of all threads of the server
 * @param p50 in milliseconds
 * @param p99 in milliseconds
 */
record Cell(long deliveries, double seconds, double cpuSeconds, double p50, double p99) {

    /** Something the generator does for a while. */
    interface Load {
        void run() throws IOException;
    }

    static Cell measure(ServerProcess server, Generator generator, Load load) throws IOException {
        generator.latencies().clear();
        long delivered = generator.delivered();
        long cpu = server.cpuNanos();
        long start = System.nanoTime();
        load.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (server.cpuNanos() - cpu) / 1e9;
        Latencies latencies = generator.latencies();
        return new Cell(generator.delivered() - delivered, seconds, cpuSeconds, latencies.percentile(50),
                latencies.percentile(99));
    }

    /** Thousands of deliveries for each second of the server's processor. */
    double thousandsPerCpuSecond() {
        return deliveries / cpuSeconds / 1000;
    }

    double thousandsPerSecond() {
        return deliveries / seconds / 1000;
    }

    double cpuMicros() {
        return cpuSeconds * 1e6 / deliveries;
    }
}
