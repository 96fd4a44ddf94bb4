// Runs the scenarios and prints tables. Start it with run.sh, which builds.
import { readFileSync } from "node:fs";
import { connecting } from "./connecting.mjs";
import { forwarding } from "./forwarding.mjs";
import { idle } from "./idle.mjs";
import { Report } from "./report.mjs";
import { start } from "./server.mjs";

const SCENARIOS = { idle, connecting, forwarding };
const [jar, ...given] = process.argv.slice(2);
const quick = given.includes("--quick");
const guide = given.includes("--guide");
const wanted = given.filter((argument) => !argument.startsWith("--"));
const unknown = wanted.filter((name) => !(name in SCENARIOS));
if (unknown.length || (quick && guide)) {
  console.error(quick && guide ? "Quick figures are not for the guide" : `Unknown: ${unknown}. Scenarios are ${Object.keys(SCENARIOS)}`);
  process.exit(2);
}

const report = new Report();
for (const name of wanted.length ? wanted : Object.keys(SCENARIOS)) {
  const server = await start(jar);
  try {
    await SCENARIOS[name](server, report, { quick });
  } finally {
    await server.stop();
  }
}
const command = `src/bench/emulator/run.sh ${given.join(" ")}`.trim();
const processor = readFileSync("/proc/cpuinfo", "utf8").match(/^model name\s*:\s*(.+)$/m)?.[1] ?? "unknown processor";
const conditions = `${new Date().toISOString().slice(0, 10)}, \`${command}\`${quick ? " (quick: not to be quoted)" : ""}: ${processor}, emulator and browsers on the same two cores, loopback.`;
const pass = report.finish(command, conditions, guide ? "../../main/asciidoc/includes/bench-emulator.adoc" : "target/bench-results.adoc");
console.log(pass ? "Every bar is reached." : "Some bars are not reached.");
process.exit(pass ? 0 : 1);
