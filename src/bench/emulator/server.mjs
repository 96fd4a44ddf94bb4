import { readFileSync } from "node:fs";
import { startEmulator } from "../../../integration-tests/src/test/browser/support/emulator-process.mjs";

// Of the counters in /proc/<pid>/stat, on every Linux there is.
const TICKS_PER_SECOND = 100;

export const command = (jar) => ["java", ...(process.env.JVM_OPTIONS ?? "").split(" ").filter(Boolean), "-jar", jar, "--port=0"];

export const start = (jar) => startEmulator(command(jar));

/** Processor time of all threads of a process so far, ended ones too, in seconds. */
export function processorTime(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 13).map(Number);
  return (user + system) / TICKS_PER_SECOND;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
