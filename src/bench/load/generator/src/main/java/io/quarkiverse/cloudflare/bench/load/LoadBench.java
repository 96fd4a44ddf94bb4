package io.quarkiverse.cloudflare.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Runs the scenarios and prints tables. Start it with {@code run.sh}, which builds and pins. */
public final class LoadBench {

    private static final String COMMAND = "src/bench/load/run.sh";
    private static final Path OWN = Path.of("target/bench-results.adoc");
    private static final Path GUIDE = Path.of("../../main/asciidoc/includes/bench-results.adoc");

    private LoadBench() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments);
        Report report = new Report();
        for (String scenario : options.scenarios()) {
            switch (scenario) {
                case "saturated" -> new Saturated(options).run(report);
                case "openloop" -> new OpenLoop(options).run(report);
                case "memory" -> new IdleMemory(options).run(report);
                case "storm" -> new JoinStorm(options).run(report);
                default -> new StalledReader(options).run(report);
            }
        }
        boolean pass = report.finish(COMMAND, conditions(options, String.join(" ", arguments)), file(options));
        System.out.println(pass ? "Every bar is reached." : "Some bars are not reached.");
        System.exit(pass ? 0 : 1);
    }

    /** A part of the scenarios has a file of its own in the guide. */
    private static Path file(Options options) {
        if (!options.guide()) {
            return OWN;
        }
        return options.scenarios().equals(Options.ALL) ? GUIDE
                : GUIDE.resolveSibling("bench-results-" + String.join("-", options.scenarios()) + ".adoc");
    }

    private static String conditions(Options options, String arguments) throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim()).findFirst().orElse("unknown processor");
        String command = (COMMAND + " " + arguments).trim();
        return "%s, `%s`%s: %s, server on one core, generator on another, loopback, JDK %s, transport %s.".formatted(
                LocalDate.now(), command, options.quick() ? " (quick: not to be quoted)" : "", processor,
                System.getProperty("java.version"), System.getProperty("transport", "nio"));
    }
}
