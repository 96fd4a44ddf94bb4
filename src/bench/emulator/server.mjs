import { readdirSync, readFileSync } from "node:fs";
import { startEmulator } from "../../../integration-tests/src/test/browser/support/emulator-process.mjs";

export const command = (jar) => ["java", ...(process.env.JVM_OPTIONS ?? "").split(" ").filter(Boolean), "-jar", jar, "--port=0"];

export const start = (jar) => startEmulator(command(jar));

/** Processor time so far of the threads that a process has now, in seconds. Exact, which the ticks of /proc/<pid>/stat are not. */
export function processorTime(pid) {
  const tasks = `/proc/${pid}/task`;
  const times = readdirSync(tasks).map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]));
  return times.reduce((total, time) => total + time, 0) / 1e9;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
