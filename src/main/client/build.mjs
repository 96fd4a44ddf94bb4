// Bundles the browser library into <out>/rooms.js (default: target/classes/META-INF/resources/cloudflare of the runtime
// module). Maven runs it; so may you:
//   npm run build            once
//   npm run watch            and again at every change, for `quarkus:dev`
//   npm pack                 the package for npm: builds dist/ with --package first
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { install } from "./install.mjs";

const client = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: resolve(client, "../../../runtime/target/classes/META-INF/resources/cloudflare") },
    watch: { type: "boolean", default: false },
    package: { type: "boolean", default: false },
  },
});

install(client, "the browser library");
const { build, context } = await import("esbuild");
const { bundle, bundleSmall } = await import("./bundle.mjs");
const settings = {
  ...bundle,
  entryPoints: { rooms: join(client, "src/index.ts") },
  outdir: options.package ? join(client, "dist") : options.out,
  sourcemap: true,
  legalComments: "linked",
  logLevel: options.watch ? "info" : "warning",
};

async function write() {
  const files = await bundleSmall(settings);
  mkdirSync(settings.outdir, { recursive: true });
  files.forEach(({ path, contents }) => writeFileSync(path, contents));
}

if (options.watch) {
  await (await context(settings)).watch();
} else if (options.package) {
  rmSync(settings.outdir, { recursive: true, force: true });
  // For pages without a bundler everything is inside; for those with one, dependencies stay theirs.
  await write();
  await build({ ...settings, entryPoints: { index: join(client, "src/index.ts") }, packages: "external" });
  const types = spawnSync(process.execPath, [join(client, "node_modules/typescript/bin/tsc"), "-p", client, "--emitDeclarationOnly"], { stdio: "inherit" });
  process.exitCode = types.status ?? 1;
} else {
  await write();
}
