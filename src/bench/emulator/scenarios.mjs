import { readFileSync } from "node:fs";
import { Report } from "./report.mjs";

/** Runs the scenarios that are wanted, all if none is named, prints tables, and ends the process: 0 if every bar is reached. */
export async function run(set, scenarios, given, where) {
  const quick = given.includes("--quick");
  const guide = given.includes("--guide");
  const wanted = given.filter((argument) => !argument.startsWith("--"));
  const unknown = wanted.filter((name) => !(name in scenarios));
  if (unknown.length || (quick && guide)) {
    console.error(quick && guide ? "Quick figures are not for the guide" : `Unknown: ${unknown}. Scenarios are ${Object.keys(scenarios)}`);
    process.exit(2);
  }
  const report = new Report();
  for (const name of wanted.length ? wanted : Object.keys(scenarios)) {
    await scenarios[name](report, { quick });
  }
  const command = `src/bench/${set}/run.sh ${given.join(" ")}`.trim();
  const processor = readFileSync("/proc/cpuinfo", "utf8").match(/^model name\s*:\s*(.+)$/m)?.[1] ?? "unknown processor";
  const conditions = `${new Date().toISOString().slice(0, 10)}, \`${command}\`${quick ? " (quick: not to be quoted)" : ""}: ${processor}, ${where}.`;
  const file = guide ? `../../main/asciidoc/includes/bench-${set}.adoc` : "target/bench-results.adoc";
  const pass = report.finish(command, conditions, file);
  console.log(pass ? "Every bar is reached." : "Some bars are not reached.");
  process.exit(pass ? 0 : 1);
}
