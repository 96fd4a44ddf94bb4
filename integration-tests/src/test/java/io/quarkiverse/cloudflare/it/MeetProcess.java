package io.quarkiverse.cloudflare.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged application as a process of its own, at a port that stays the same, so that tests can restart it. Not
 * thread-safe: owned by one test.
 */
final class MeetProcess implements AutoCloseable {

    private final List<String> launcher;
    private final Path jar;
    private final int port = freePort();
    private Process process; // null until the first start

    MeetProcess() {
        this(List.of(), Path.of("target/quarkus-app/quarkus-run.jar"));
    }

    /**
     * @param launcher what the command is appended to, for example {@code env NAME=value}
     */
    MeetProcess(List<String> launcher, Path jar) {
        this.launcher = launcher;
        this.jar = jar;
    }

    List<String> command() {
        Path nativeImage = Path.of(System.getProperty("native.image.path", "absent"));
        String portProperty = "-Dquarkus.http.port=" + port;
        List<String> command = new ArrayList<>(launcher);
        command.addAll(Files.isExecutable(nativeImage) ? List.of(nativeImage.toString(), portProperty)
                : List.of(ProcessHandle.current().info().command().orElse("java"), portProperty, "-jar", jar.toString()));
        return command;
    }

    URL url() throws MalformedURLException {
        return URI.create("http://localhost:" + port).toURL();
    }

    /** Returns when it listens. */
    void start() throws IOException {
        process = new ProcessBuilder(command()).redirectErrorStream(true).start();
        StringBuilder output = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            if (line.contains("Listening on")) {
                return;
            }
        }
        throw new AssertionError("Meet ended before it listened:\n" + output);
    }

    /** Returns when it has ended. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("No free port", e);
        }
    }
}
