// Bundles Meet's pages into <out> (default: target/classes/META-INF/resources of the module). Maven runs it; so may you:
//   npm run build            once
//   npm run watch            and again at every change, for `quarkus:dev`
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { install } from "../../../../src/main/client/install.mjs";
import { withQuotes } from "./quotes.mjs";

const web = import.meta.dirname;
const module = resolve(web, "../../..");
const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: join(module, "target/classes/META-INF/resources") },
    watch: { type: "boolean", default: false },
  },
});

function copyPages() {
  mkdirSync(options.out, { recursive: true });
  for (const page of ["index.html", "room.html", "watch.html", "camera.html", "favicon.svg"]) {
    cpSync(join(web, page), join(options.out, page));
  }
  writeFileSync(join(options.out, "how.html"), withQuotes(readFileSync(join(web, "how.html"), "utf8"), resolve(web, "..")));
}

install(module, "Meet");
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
