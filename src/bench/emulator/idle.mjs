import { setTimeout } from "node:timers/promises";
import { liveHeap, residentSize } from "../../../integration-tests/src/test/browser/support/memory.mjs";
import { processorTime } from "./server.mjs";

const MB = 1 << 20;
const SECONDS = 10;

/** An emulator that nobody has asked anything yet. */
export async function idle(server, report) {
  // The certificate is made in the background, and the compilers take their time over what ran.
  await setTimeout(15_000);
  const heap = (await liveHeap(server.pid)) / MB;
  const before = processorTime(server.pid);
  await setTimeout(SECONDS * 1000);
  const share = ((processorTime(server.pid) - before) / SECONDS) * 100;
  const resident = (await residentSize(server.pid)) / MB;
  report.add(
    "Started, and idle",
    ["heap after a collection, MB", "resident, MB", "CPU, % of a core"],
    [[heap.toFixed(1), resident.toFixed(0), share.toFixed(1)]],
  );
  report.atMost("idle: heap after a collection, MB", 10, heap);
  // The JVM's own timers.
  report.atMost("idle: CPU, % of a core", 0.5, share);
}
