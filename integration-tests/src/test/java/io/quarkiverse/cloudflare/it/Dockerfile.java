package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Dockerfile copies from this module. Understands {@code COPY [--option…] <folder>/ <folder>/} and
 * {@code COPY [--option…] <folder>/<glob> <folder>/}; anything else is refused, so that nothing is overlooked.
 */
record Dockerfile(List<Copy> copies) {

    private static final Pattern COPY = Pattern.compile("COPY(?: --\\S+)* ([^\\s/]\\S*/)(\\S*) /(\\S+/)");

    record Copy(Path from, String glob, String to) {
    }

    static Dockerfile read(Path file) throws IOException {
        List<Copy> copies = Files.readAllLines(file).stream()
                .filter(line -> line.matches("(?i)\\s*(COPY|ADD)\\b.*"))
                .map(Dockerfile::copy).toList();
        assertThat(copies).as("what " + file + " copies").isNotEmpty();
        return new Dockerfile(copies);
    }

    private static Copy copy(String line) {
        MatchResult copy = COPY.matcher(line).results().findFirst()
                .filter(found -> found.end() == line.length())
                .orElseThrow(() -> new IllegalArgumentException("This test does not understand: " + line));
        return new Copy(Path.of(copy.group(1)), copy.group(2), copy.group(3));
    }

    /** Copies from the working directory, as {@code docker build … .} does there. */
    void copyTo(Path root) throws IOException {
        for (Copy copy : copies) {
            Path to = Files.createDirectories(root.resolve(copy.to));
            try (DirectoryStream<Path> found = Files.newDirectoryStream(copy.from, copy.glob.isEmpty() ? "*" : copy.glob)) {
                for (Path from : found) {
                    copyTree(from, to.resolve(from.getFileName()));
                }
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
