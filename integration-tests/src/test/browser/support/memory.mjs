import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const jcmd = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/jcmd") : "jcmd";

/** What lives in the heap of a JVM after a collection, in bytes. */
export async function liveHeap(pid) {
  const { stdout } = await run(jcmd, [String(pid), "GC.class_histogram"], { maxBuffer: 1 << 26 });
  // The last line: "Total  <instances>  <bytes>".
  return Number(stdout.trim().split("\n").at(-1).trim().split(/\s+/)[2]);
}

/** The memory of a process that is in use, in bytes; Linux only. */
export async function residentSize(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)[1]) * 1024;
}
