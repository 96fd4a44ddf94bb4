// How the library is bundled: for the jar, for npm, and where its size is measured.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const client = import.meta.dirname;

/** The styles of the elements, which esbuild takes for strings. */
const minifyStyles = {
  name: "minify-styles",
  setup(run) {
    run.onLoad({ filter: /[\\/]src[\\/]elements[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/css`([^`]*)`/g, (_, styles) => `css\`${minified(styles)}\``),
      loader: "ts",
    }));
  },
};

function minified(styles) {
  return styles
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();
}

export const bundle = {
  bundle: true,
  format: "esm",
  target: "es2022",
  // What rxjs calls its build for browsers of this decade.
  conditions: ["es2015"],
  tsconfig: join(client, "tsconfig.json"),
  plugins: [minifyStyles],
};
