// How large the library is on the wire, and how much of that is ours. The check runs it; so may you: npm run size
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { bundleSmall } from "./bundle.mjs";

const KB = 1000;
const MOST = 52 * KB;
// On the way down to 20.
const MOST_OURS = 22.6 * KB;
const LIBRARIES = `
  export * from "phoenix";
  export { PartyTracks, getCamera, getMic } from "partytracks/client";
  export * from "lit";`;

async function sizeOf(input) {
  const [{ contents }] = await bundleSmall({ ...input, legalComments: "none" });
  return gzipSync(contents, { level: 9 }).length;
}

const all = await sizeOf({ entryPoints: [join(import.meta.dirname, "src/index.ts")] });
const libraries = await sizeOf({ stdin: { contents: LIBRARIES, resolveDir: import.meta.dirname } });
const ours = all - libraries;
const kb = (bytes) => `${(bytes / KB).toFixed(1)} kB`;
console.log(`rooms.js is ${kb(all)} gzipped: ${kb(ours)} are ours, ${kb(libraries)} phoenix, partytracks and lit`);
if (all > MOST || ours > MOST_OURS) {
  console.error(`That is too much: at most ${kb(MOST)}, of which ${kb(MOST_OURS)} ours.`);
  process.exitCode = 1;
}
