package io.quarkiverse.cloudflare.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects tables and bars, and prints them as they come. Not thread-safe: owned by the main thread.
 */
public final class Report {

    private final List<Table> tables = new ArrayList<>();
    private final Table bars = new Table("Bars", "bar", "wanted", "measured", "result");
    private boolean allPass = true;

    public void add(Table table) {
        tables.add(table);
        System.out.println(table.markdown());
    }

    /** A bar that a value must reach. */
    public void atLeast(String what, double wanted, double measured) {
        bar(what, Table.number("≥ %.2f", wanted), Table.number("%.2f", measured), measured >= wanted);
    }

    /** A bar that a value must not exceed. */
    public void atMost(String what, double wanted, double measured) {
        bar(what, Table.number("≤ %.2f", wanted), Table.number("%.2f", measured), measured <= wanted);
    }

    private void bar(String what, String wanted, String measured, boolean pass) {
        allPass &= pass;
        bars.row(what, wanted, measured, pass ? "PASS" : "FAIL");
    }

    /**
     * Writes everything as Markdown to {@code target}, and as AsciiDoc. Says whether every bar is reached.
     *
     * @param command what was run
     */
    public boolean finish(String command, String conditions, Path asciidocFile) throws IOException {
        add(bars);
        StringBuilder markdown = new StringBuilder(conditions + "\n");
        StringBuilder asciidoc = new StringBuilder("// Written by " + command + "\n" + conditions + "\n");
        for (Table table : tables) {
            markdown.append(table.markdown());
            asciidoc.append(table.asciidoc());
        }
        Files.writeString(Path.of("target/bench-results.md"), markdown);
        Files.createDirectories(asciidocFile.getParent());
        Files.writeString(asciidocFile, asciidoc);
        return allPass;
    }
}
