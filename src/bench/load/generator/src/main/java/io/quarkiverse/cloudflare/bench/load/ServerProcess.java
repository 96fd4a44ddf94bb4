package io.quarkiverse.cloudflare.bench.load;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server on the first core. Thread-safe, apart from {@link #close()}.
 */
final class ServerProcess implements Closeable {

    private static final int FIRST_PORT = 19100;
    private static final Pattern HEAP_USED = Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K");

    private final ServerKind kind;
    private final int port;
    private final Process process;

    private ServerProcess(ServerKind kind, int port, Process process) {
        this.kind = kind;
        this.port = port;
        this.process = process;
    }

    static ServerProcess start(ServerKind kind, boolean smallHeap) throws IOException, InterruptedException {
        int port = FIRST_PORT + kind.ordinal();
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
        command.addAll(kind.command(port, smallHeap));
        Files.createDirectories(Path.of("target"));
        File log = new File("target/" + kind.name().toLowerCase() + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        ServerProcess server = new ServerProcess(kind, port, process);
        server.awaitPort(log);
        return server;
    }

    private void awaitPort(File log) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (ConnectException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("%s ended; see %s".formatted(kind.title(), log.getAbsolutePath()), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("%s does not listen; see %s".formatted(kind.title(), log.getAbsolutePath()));
    }

    ServerKind kind() {
        return kind;
    }

    Generator generator(int messageSize) throws IOException {
        return new Generator(port, kind.protocol(), messageSize);
    }

    /** The time all its threads have spent on the processor, in nanoseconds, as the scheduler counts it. */
    long cpuNanos() throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                try {
                    sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                } catch (NoSuchFileException ended) {
                    // What a thread that ends now has used is lost, and is little.
                }
            }
        }
        return sum;
    }

    long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("No VmRSS");
    }

    /** What is reachable on the heap, in bytes; 0 for a server that is no JVM. */
    long heapAfterGc() throws IOException {
        if (!kind.isJvm()) {
            return 0;
        }
        jcmd("GC.run");
        Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1)) * 1024;
        }
        return sum;
    }

    private String jcmd(String what) throws IOException {
        Process jcmd = new ProcessBuilder("jcmd", "" + process.pid(), what).redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Netty's direct memory: what buffers in use take, and what is reserved for them. Servers on the JVM serve it. */
    long[] directMemory() throws IOException {
        URLConnection connection = URI.create("http://127.0.0.1:" + port + "/memory").toURL().openConnection();
        String[] numbers = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim().split(" ");
        return new long[] { Long.parseLong(numbers[0]), Long.parseLong(numbers[1]) };
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
