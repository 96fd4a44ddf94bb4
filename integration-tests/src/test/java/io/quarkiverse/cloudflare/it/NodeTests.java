package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the tests of {@code src/test/browser} with Node's own test runner, against a running application or emulator. Not
 * thread-safe: owned
 * by one test.
 */
final class NodeTests {

    private static final Path SOURCES = Path.of("src/test/browser");
    private static final Path OUTPUT = Path.of("target/node-tests");

    /** Longer than any of them takes on a slow machine, so that what hangs ends with its output. */
    private static final long MINUTES = 5;

    private final ProcessBuilder node = new ProcessBuilder();
    private List<String> launcher = List.of();

    NodeTests() {
        node.environment().put("NODE_NO_WARNINGS", "1");
    }

    NodeTests(URL application) {
        this();
        String url = application.toString();
        node.environment().put("MEET_URL", url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    NodeTests with(Map<String, String> environment) {
        node.environment().putAll(environment);
        return this;
    }

    /** @param launcher what the command of Node is appended to */
    NodeTests through(String... launcher) {
        this.launcher = List.of(launcher);
        return this;
    }

    /**
     * Runs the files that match, one after the other, and fails with what Node printed if one of them fails.
     */
    void run(String glob) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec",
                "--test-reporter-destination=stdout"));
        command.addAll(files(glob));
        Path output = Files.createDirectories(OUTPUT).resolve(glob.replaceAll("[^a-z]+", "-") + ".log");
        Process process = node.command(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            fail("%s %s:%n%s", glob, ended ? "failed" : "took longer than " + MINUTES + " minutes", Files.readString(output));
        }
    }

    private static List<String> files(String glob) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> found = Files.list(SOURCES)) {
            List<String> files = found.filter(file -> matcher.matches(file.getFileName())).map(Path::toString).sorted()
                    .toList();
            assertThat(files).as("%s in %s", glob, SOURCES.toAbsolutePath()).isNotEmpty();
            return files;
        }
    }
}
