// How the library is bundled: for the jar, for npm, and where its size is measured.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";

const client = import.meta.dirname;

/** The styles and the markup of the elements, which esbuild takes for strings. */
const minifyTemplates = {
  name: "minify-templates",
  setup(run) {
    run.onLoad({ filter: /[\\/]src[\\/]elements[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(/css`([^`]*)`/g, (_, styles) => `css\`${minified(styles)}\``)
        // Around tags, and between the attributes of one.
        .replace(/(>|\})\n\s*(?=<|\$\{)/g, "$1")
        .replace(/(?<=`)\n\s*(?=<|\$\{)|(?<=>|\})\n\s*(?=`)/g, "")
        .replace(/(?<= [a-z-]+=)"([\w-]+)"(?=[ >])/g, "$1")
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
    .replace(/(?<=[ :,(])0(?=\.)/g, "")
    .replace(/="([\w-]+)"]/g, "=$1]")
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

/**
 * Bundles for the wire: terser finds what esbuild leaves, 3 % of the library.
 *
 * @param settings more of esbuild's, with one entry point
 * @returns the files, as esbuild gives them
 */
export async function bundleSmall(settings) {
  const { outputFiles } = await build({ ...bundle, ...settings, minify: true, write: false });
  const script = outputFiles.find(({ path }) => !/\.(map|txt)$/.test(path));
  const map = outputFiles.find(({ path }) => path.endsWith(".map"));
  const small = await minify(script.text, {
    module: true,
    ecma: 2020,
    compress: { passes: 2 },
    // The one that says where the licenses are.
    format: { comments: /^!/ },
    sourceMap: map && { content: map.text, includeSources: true, filename: basename(script.path), url: basename(map.path) },
  });
  script.contents = Buffer.from(small.code);
  if (map) {
    map.contents = Buffer.from(small.map);
  }
  return outputFiles;
}
