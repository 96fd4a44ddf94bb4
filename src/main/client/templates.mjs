// Makes the templates of lit small: style sheets in css`…` are minified, line breaks in html`…` go.
import { readFile } from "node:fs/promises";

/** Splits a script into code and the texts of templates, which are between backticks and `${}`. */
function* pieces(script) {
  const braces = [];
  let from = 0;
  let inText = false;
  for (const { 0: found, index } of script.matchAll(/\\.|\/\/.*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|`|\$\{|[{}]/g)) {
    if (index < from || (inText && found !== "`" && found !== "${")) {
      continue;
    }
    const turns = found === "`" || (inText && found === "${") || (found === "}" && braces.at(-1) === 0);
    if (turns) {
      const end = inText ? index : index + found.length;
      yield { text: inText, part: script.slice(from, end) };
      from = end;
      if (inText && found === "`") {
        inText = false;
      } else if (inText) {
        braces.push(0);
        inText = false;
        yield { text: false, part: found };
        from += found.length;
      } else {
        if (found === "}") {
          braces.pop();
        }
        inText = true;
      }
    } else if (!inText && found === "{") {
      braces.length && braces[braces.length - 1]++;
    } else if (!inText && found === "}") {
      braces.length && braces[braces.length - 1]--;
    }
  }
  yield { text: inText, part: script.slice(from) };
}

const markup = (text) =>
  text
    .replace(/(^|>)\s*\n\s*(?=<|$)/g, "$1")
    .replace(/\s*\n\s*(?=>|\/>)/g, "")
    .replace(/\s*\n\s*/g, " ");

/** A plugin of esbuild, for the files of elements. */
export const templates = {
  name: "templates",
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /[\\/]elements[\\/].*\.ts$/ }, async ({ path }) => {
      let contents = "";
      for (const { text, part } of pieces(await readFile(path, "utf8"))) {
        if (text && /\bcss`$/.test(contents)) {
          contents += (await esbuild.transform(part, { loader: "css", minify: true, target: "chrome125" })).code.trim();
        } else {
          contents += text ? markup(part) : part;
        }
      }
      return { contents, loader: "ts" };
    });
  },
};
