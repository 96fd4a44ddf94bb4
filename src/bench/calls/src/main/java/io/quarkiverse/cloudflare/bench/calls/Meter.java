package io.quarkiverse.cloudflare.bench.calls;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;

/** What this process uses, all of its threads together. Not thread-safe: owned by the main thread. */
final class Meter {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> allocatedAtStart;
    private final long cpuAtStart;
    private final long start;

    private Meter() throws IOException {
        allocatedAtStart = allocated();
        start = System.nanoTime();
        cpuAtStart = cpuNanos();
    }

    static Meter start() throws IOException {
        return new Meter();
    }

    Cell stop(long calls) throws IOException {
        double cpu = cpuNanos() - cpuAtStart;
        double seconds = (System.nanoTime() - start) / 1e9;
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
            bytes += thread.getValue() - allocatedAtStart.getOrDefault(thread.getKey(), 0L);
        }
        return new Cell(calls / seconds, cpu / 1000 / calls, (double) bytes / calls);
    }

    /** The time on the processor, as the scheduler counts it: that of the compilers and of the collector included. */
    private static long cpuNanos() throws IOException {
        long sum = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                try {
                    sum += Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0]);
                } catch (NoSuchFileException ended) {
                    // What a thread that ends now has used is lost, and is little.
                }
            }
        }
        return sum;
    }

    private Map<Long, Long> allocated() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            allocated.put(ids[i], Math.max(0, bytes[i]));
        }
        return allocated;
    }

    /**
     * What one run measured.
     *
     * @param cpuMicros per call
     * @param bytes allocated per call
     */
    record Cell(double callsPerSecond, double cpuMicros, double bytes) {
    }
}
