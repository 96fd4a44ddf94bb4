package io.quarkiverse.cloudflare.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of results, for a terminal and for the guide. Not thread-safe: owned by the thread of the scenario. */
public final class Table {

    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    public void row(List<String> cells) {
        rows.add(cells);
    }

    public void row(String... cells) {
        row(List.of(cells));
    }

    public static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    static String ratio(double value, double to) {
        return to > 0 && value > 0 ? number("%.2f", value / to) : "-";
    }

    String markdown() {
        StringBuilder text = new StringBuilder("\n### " + title + "\n\n| " + String.join(" | ", columns) + " |\n|");
        text.append(" --- |".repeat(columns.size())).append('\n');
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }

    String asciidoc() {
        StringBuilder text = new StringBuilder("\n." + title + "\n[cols=\"3" + ",1".repeat(columns.size() - 1)
                + "\", options=\"header\"]\n|===\n| " + String.join(" | ", columns) + "\n\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append('\n'));
        return text.append("|===\n").toString();
    }
}
