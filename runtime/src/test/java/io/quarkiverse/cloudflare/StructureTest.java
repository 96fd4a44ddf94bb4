package io.quarkiverse.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * The shape of the sources: who may import whom, and how long a file or a method may be. The rules are "Layers" in the guide to
 * the internals; to change one, change it there and here, and say why in an ADR.
 */
class StructureTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path MAIN = ROOT.resolve("runtime/src/main/java");
    private static final String BASE = "io.quarkiverse.cloudflare";
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?([\\w.]+)(?:\\.\\*)?;");
    // A member or the body of a type, at the indentation the formatter gives it.
    private static final Pattern MEMBER = Pattern.compile("( {4}| {8})[\\w@<].*");
    private static final int METHOD_CAP = 40;

    /** The packages of the API, each with what else of the API it may import. Everyone may import the root. */
    private static final Map<String, Set<String>> PUBLIC = Map.of(
            "", Set.of(),
            "calls", Set.of(),
            "durable", Set.of(),
            "backplane", Set.of(),
            "room", Set.of("backplane"),
            "presence", Set.of("room"),
            "room.state", Set.of("room", "durable"),
            "room.client", Set.of("room", "presence", "backplane", "runtime.protocol"),
            "media", Set.of("room", "presence", "calls"),
            "agent", Set.of("media", "calls", "room"));

    /** What every private concern may import of the others, and what only some may. */
    private static final Set<String> SHARED = Set.of("runtime.protocol", "runtime.time", "runtime.config",
            "runtime.http");
    private static final Map<String, Set<String>> PRIVATE = Map.of(
            "runtime.room", Set.of("runtime.presence", "runtime.backplane"));

    private static final Set<String> CORE = Set.of("runtime.protocol", "runtime.presence");
    private static final List<String> FRAMEWORKS = List.of("jakarta.enterprise.", "jakarta.inject.", "io.quarkus.arc.",
            "io.vertx.", "io.quarkus.websockets.", "io.quarkus.vertx.");

    @Test
    void importsOnlyWhatTheLayersAllow() throws IOException {
        assertThat(imports()).hasSizeGreaterThan(100).filteredOn(arrow -> !arrow.allowed())
                .extracting(arrow -> arrow.file + " must not import " + arrow.target + ": " + arrow.from
                        + " may import of this project only " + arrow.allowance())
                .isEmpty();
    }

    @Test
    void keepsFrameworksOutOfTheCore() throws IOException {
        assertThat(imports())
                .filteredOn(arrow -> CORE.contains(arrow.from) && FRAMEWORKS.stream().anyMatch(arrow.target::startsWith))
                .extracting(arrow -> arrow.file + " must not import " + arrow.target
                        + ": the core knows neither CDI nor Vert.x nor WebSockets Next")
                .isEmpty();
    }

    @Test
    void keepsFilesBelowTheirCaps() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources(StructureTest::isSource)) {
            List<String> lines = Files.readAllLines(file);
            Cap cap = Cap.of(relative(file), lines.stream().anyMatch(line -> line.startsWith("public ")));
            if (lines.size() > cap.lines) {
                tooLong.add(relative(file) + " has " + lines.size() + " lines: " + cap.rule + " has at most " + cap.lines
                        + "; split it by concern");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void keepsMethodsBelowTheirCap() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources(name -> name.endsWith(".java"))) {
            List<String> lines = Files.readAllLines(file);
            for (int start = 0; start < lines.size(); start++) {
                int length = lengthOfMethodAt(start, lines);
                if (length > METHOD_CAP) {
                    tooLong.add(relative(file) + ":" + (start + 1) + " is a method of " + length
                            + " lines: a method has at most " + METHOD_CAP);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** @return 0 if no method begins there. Relies on the formatter: a method ends with a brace at its own indentation. */
    private static int lengthOfMethodAt(int start, List<String> lines) {
        String first = lines.get(start);
        Matcher member = MEMBER.matcher(first);
        if (!member.matches() || !first.contains("(") || first.stripLeading().startsWith("@")
                || first.matches(".*\\b(class|interface|enum|record|if|for|while|switch|try|return)\\b.*")) {
            return 0;
        }
        String indentation = member.group(1);
        for (int end = start + 1; end < lines.size(); end++) {
            String line = lines.get(end);
            if (line.startsWith(indentation) && line.length() > indentation.length()
                    && line.charAt(indentation.length()) != ' ') {
                return line.equals(indentation + "}") ? end - start + 1 : 0;
            }
        }
        return 0;
    }

    private static List<Arrow> imports() throws IOException {
        List<Arrow> arrows = new ArrayList<>();
        for (Path file : sources(name -> name.endsWith(".java"))) {
            if (!file.startsWith(MAIN)) {
                continue;
            }
            String from = concern(relative(file.getParent()).substring(relative(MAIN).length() + 1).replace('/', '.'));
            Files.readAllLines(file).stream().map(IMPORT::matcher).filter(Matcher::matches)
                    .forEach(found -> arrows.add(new Arrow(relative(file), from, found.group(1))));
        }
        return arrows;
    }

    /** The package below the base; a private one without its sub-packages. Class names, which begin with a capital, are cut. */
    private static String concern(String name) {
        String local = name.substring(BASE.length()).replaceFirst("(^|\\.)[A-Z].*$", "").replaceFirst("^\\.", "");
        Matcher concern = Pattern.compile("runtime\\.\\w+").matcher(local);
        return concern.lookingAt() ? concern.group() : local;
    }

    private static List<Path> sources(Predicate<String> wanted) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : Stream.of("src", "runtime/src", "deployment/src", "integration-tests/src").map(ROOT::resolve)
                .filter(Files::isDirectory).toList()) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> wanted.test(file.getFileName().toString()))
                        .filter(file -> !relative(file).matches(".*/(target|node_modules)/.*"))
                        .sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private static boolean isSource(String name) {
        return name.matches(".*\\.(java|js|mjs|ts)");
    }

    private static String relative(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private record Arrow(String file, String from, String target) {

        boolean allowed() {
            if (!target.startsWith(BASE + ".")) {
                return true;
            }
            String to = concern(target);
            return to.isEmpty() || to.equals(from) || allowance().contains(to);
        }

        Set<String> allowance() {
            if (!from.startsWith("runtime.")) {
                return PUBLIC.getOrDefault(from, Set.of());
            }
            return Stream.of(PUBLIC.keySet(), SHARED, PRIVATE.getOrDefault(from, Set.of())).flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private record Cap(String rule, int lines) {

        static Cap of(String file, boolean isPublic) {
            if (!file.endsWith(".java")) {
                return new Cap("a module of JavaScript or TypeScript", 200);
            }
            if (file.contains("/src/test/")) {
                return new Cap("a test class", 200);
            }
            if (file.endsWith("Processor.java")) {
                return new Cap("a processor", 200);
            }
            boolean api = isPublic && file.startsWith("runtime/") && !file.contains("/cloudflare/runtime/");
            return api ? new Cap("a type of the API", 200) : new Cap("an internal class", 300);
        }
    }
}
