import { readdirSync, readFileSync } from "node:fs";
import { startEmulator } from "../../../integration-tests/src/test/browser/support/emulator-process.mjs";

export const command = (jar) => ["java", ...(process.env.JVM_OPTIONS ?? "").split(" ").filter(Boolean), "-jar", jar, "--port=0"];

export const start = (jar) => startEmulator(command(jar));

/**
 * Processor time so far of the threads that a process has now, in seconds. Exact, which the ticks of /proc/<pid>/stat are not.
 *
 * @param {RegExp} without threads whose names match are left out; names have at most 15 characters
 */
export function processorTime(pid, without = /^$/) {
  const tasks = `/proc/${pid}/task`;
  const times = readdirSync(tasks)
    .filter((task) => !without.test(readFileSync(`${tasks}/${task}/comm`, "utf8").trim()))
    .map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]));
  return times.reduce((total, time) => total + time, 0) / 1e9;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
