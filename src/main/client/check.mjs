// Checks the types and the size, then runs the unit tests. Maven runs it in the test phase of the runtime module; so may you: npm run check
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const client = import.meta.dirname;
const out = join(client, "node_modules/.tests");

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: client, stdio: "inherit" });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

run("node_modules/typescript/bin/tsc", "--noEmit", "-p", ".");
run("node_modules/typescript/bin/tsc", "-p", "test/typed");
run("size.mjs");

rmSync(out, { recursive: true, force: true });
const tests = readdirSync(join(client, "test")).filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((name) => join(client, "test", name)),
  outdir: out,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  tsconfig: join(client, "tsconfig.json"),
  logLevel: "warning",
});
run("--enable-source-maps", "--test", "--test-reporter=dot", ...tests.map((name) => join(out, name.replace(/ts$/, "js"))));
