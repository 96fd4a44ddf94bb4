import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Collects tables and bars, and prints them as they come. */
export class Report {
  #tables = [];
  #bars = [];
  #pass = true;

  add(title, columns, rows) {
    this.#tables.push({ title, columns, rows });
    console.log(markdown({ title, columns, rows }));
  }

  atMost(what, wanted, measured) {
    this.#bar(what, `≤ ${wanted.toFixed(2)}`, measured, measured <= wanted);
  }

  atLeast(what, wanted, measured) {
    this.#bar(what, `≥ ${wanted.toFixed(2)}`, measured, measured >= wanted);
  }

  #bar(what, wanted, measured, pass) {
    this.#pass &&= pass;
    this.#bars.push([what, wanted, measured.toFixed(2), pass ? "PASS" : "FAIL"]);
  }

  /** Writes everything; says whether every bar is reached. */
  finish(command, conditions, asciidocFile) {
    this.add("Bars", ["bar", "wanted", "measured", "result"], this.#bars);
    write("target/bench-results.md", `${conditions}\n${this.#tables.map(markdown).join("")}`);
    write(asciidocFile, `// Written by ${command}\n${conditions}\n${this.#tables.map(asciidoc).join("")}`);
    return this.#pass;
  }
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function markdown({ title, columns, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |\n`;
  return `\n### ${title}\n\n${line(columns)}|${" --- |".repeat(columns.length)}\n${rows.map(line).join("")}`;
}

function asciidoc({ title, columns, rows }) {
  const line = (cells) => `| ${cells.join(" | ")}\n`;
  const widths = `3${",1".repeat(columns.length - 1)}`;
  return `\n.${title}\n[cols="${widths}", options="header"]\n|===\n${line(columns)}\n${rows.map(line).join("")}|===\n`;
}
