package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The emulator as a process of its own, as it is started without Quarkus. Not thread-safe: owned by one test.
 */
final class EmulatorProcess implements AutoCloseable {

    static final Path JAR = Path.of("../deployment/target/quarkus-cloudflare-deployment-999-SNAPSHOT-emulator.jar");
    private static final Path LOG = Path.of("target/emulator.log");

    /** What it prints, and how tests that run with Node know it. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "quarkus.cloudflare.calls.base-url", "EMULATOR_URL",
            "quarkus.cloudflare.calls.app-id", "EMULATOR_APP_ID",
            "quarkus.cloudflare.calls.app-secret", "EMULATOR_SECRET",
            "quarkus.cloudflare.turn.key-id", "EMULATOR_TURN_KEY",
            "quarkus.cloudflare.turn.key-token", "EMULATOR_TURN_TOKEN");

    private final Process process;
    private final Map<String, String> environment = new HashMap<>();

    /** Returns when it listens. */
    EmulatorProcess(String... arguments) throws IOException {
        assertThat(JAR).as("the emulator as a program; build it with: ./mvnw package -pl runtime,deployment").exists();
        Files.createDirectories(LOG.getParent());
        process = new ProcessBuilder(command(arguments)).redirectError(LOG.toFile()).start();
        environment.put("EMULATOR_PID", Long.toString(process.pid()));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        BufferedReader lines = process.inputReader();
        while (!environment.keySet().containsAll(PROPERTIES.values())) {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("The emulator ended before it listened:\n" + Files.readString(LOG));
            }
            int equals = line.indexOf('=');
            String name = PROPERTIES.get(line.substring(0, Math.max(equals, 0)).strip());
            if (name != null) {
                environment.put(name, line.substring(equals + 1).strip());
            }
        }
    }

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** @return what {@code support/emulator.mjs} wants to know */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Returns when it has ended. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
