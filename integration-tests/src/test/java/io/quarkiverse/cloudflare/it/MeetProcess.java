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
import java.util.Map;
import java.util.TreeMap;

/**
 * The packaged application as a process of its own, at a port that stays the same, so that tests can restart it. Not
 * thread-safe: owned by one test.
 */
final class MeetProcess implements AutoCloseable {

    private final List<String> launcher;
    private final Path jar;
    private final int port = freePort();
    private final Map<String, String> properties = new TreeMap<>();
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

    /** Sets a property of the application, from its next start on. */
    MeetProcess with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    List<String> command() {
        Path nativeImage = Path.of(System.getProperty("native.image.path", "absent"));
        boolean isNative = Files.isExecutable(nativeImage);
        List<String> command = new ArrayList<>(launcher);
        command.add(isNative ? nativeImage.toString() : ProcessHandle.current().info().command().orElse("java"));
        command.add("-Dquarkus.http.port=" + port);
        properties.forEach((property, value) -> command.add("-D" + property + "=" + value));
        if (!isNative) {
            command.addAll(List.of("-jar", jar.toString()));
        }
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
