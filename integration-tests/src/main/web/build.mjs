// Bundles Meet's pages into <out> (default: target/classes/META-INF/resources of the module). Maven runs it; so may you:
//   npm run build            once
//   npm run watch            and again at every change, for `quarkus:dev`
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withQuotes } from "./quotes.mjs";

const web = import.meta.dirname;
const module = resolve(web, "../../..");
const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: join(module, "target/classes/META-INF/resources") },
    watch: { type: "boolean", default: false },
  },
});

/** Runs `npm ci` unless what is installed is what package-lock.json says, for this platform. */
function install() {
  const stamp = join(module, "node_modules/.installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(module, "package-lock.json")))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    return;
  }
  // esbuild's install script only replaces a wrapper by the binary itself; it works without.
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: module,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.error || npm.status !== 0) {
    console.error("npm ci did not finish. Meet's pages need Node 20 or newer with npm, and an npm registry.");
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

function copyPages() {
  mkdirSync(options.out, { recursive: true });
  for (const page of ["index.html", "room.html", "watch.html", "camera.html", "favicon.svg"]) {
    cpSync(join(web, page), join(options.out, page));
  }
  writeFileSync(join(options.out, "how.html"), withQuotes(readFileSync(join(web, "how.html"), "utf8"), resolve(web, "..")));
}

install();
const { build, context } = await import("esbuild");
const settings = {
  entryPoints: {
    ...Object.fromEntries(["lobby", "room", "watch", "camera"].map((page) => [page, join(web, `js/${page}.js`)])),
    meet: join(web, "css/meet.css"),
  },
  outdir: join(options.out, "meet"),
  bundle: true,
  // The extension serves it.
  external: ["/cloudflare/*"],
  format: "esm",
  target: "es2022",
  minify: !options.watch,
  sourcemap: true,
  logLevel: options.watch ? "info" : "warning",
  plugins: [{ name: "pages", setup: (run) => run.onEnd(copyPages) }],
};
if (options.watch) {
  await (await context(settings)).watch();
} else {
  await build(settings);
}
