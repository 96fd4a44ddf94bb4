// How the library is bundled: for the jar, for npm, and where its size is measured.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const client = import.meta.dirname;

/** The styles and the markup of the elements, which esbuild takes for strings. */
const minifyTemplates = {
  name: "minify-templates",
  setup(run) {
    run.onLoad({ filter: /[\\/]src[\\/]elements[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(/css`([^`]*)`/g, (_, styles) => `css\`${minified(styles)}\``)
        // Between two tags, and between the attributes of one.
        .replace(/(>|\})\n\s*(?=<|\$\{)/g, "$1")
        .replace(/(\$\{[^\n]*\}|"|<[a-z-]+)\n\s*(?=[a-z.@?-]+=[$"]|>)/g, (_, before) => `${before} `),
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
  plugins: [minifyTemplates],
};
