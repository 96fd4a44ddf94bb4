// Puts code into a page: `<!-- quote: <file below src/main> [tag] -->` becomes the file, or what stands between
// `tag::<tag>[]` and `end::<tag>[]` in it, coloured.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const QUOTE = /^ *<!-- quote: (\S+)(?: (\S+))? -->$/gm;

const KEYWORDS = {
  java: "boolean class double else enum extends final for if implements import int interface long new package private public record return static this throw throws void while",
  js: "async await break case catch class const continue default delete else export extends finally for from function if import in let new of return static switch this throw try typeof while",
};

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Colours comments, texts, annotations and keywords. */
function colour(code, language) {
  const words = KEYWORDS[language].replaceAll(" ", "|");
  const parts = new RegExp(
    String.raw`(?<comment>\/\*[^]*?\*\/|\/\/[^\n]*)|(?<text>"(?:\\.|[^"\\\n])*"|` + "`(?:\\\\.|[^`\\\\])*`" + String.raw`)|(?<annotation>@\w+)|(?<word>\b(?:${words})\b)`,
    "g",
  );
  let coloured = "";
  let done = 0;
  for (const match of code.matchAll(parts)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    coloured += `${escape(code.slice(done, match.index))}<span class="${kind}">${escape(match[0])}</span>`;
    done = match.index + match[0].length;
  }
  return coloured + escape(code.slice(done));
}

function excerpt(source, tag, file) {
  const [begin, end] = [`// tag::${tag}[]\n`, `// end::${tag}[]`];
  if (tag && !(source.includes(begin) && source.includes(end))) {
    throw new Error(`${file} has no tag ${tag}`);
  }
  const taken = tag ? source.slice(source.indexOf(begin) + begin.length, source.indexOf(end)) : source;
  return taken.replace(/^ *\/\/ (?:tag|end)::.*\n/gm, "").trim();
}

/** @param sources the folder that quoted files are named from */
export function withQuotes(page, sources) {
  return page.replace(QUOTE, (_, file, tag) => {
    const code = excerpt(readFileSync(join(sources, file), "utf8"), tag, file);
    const coloured = colour(code, file.endsWith(".java") ? "java" : "js");
    const name = file.slice(file.lastIndexOf("/") + 1);
    return `<figure class="quote"><figcaption>${name}</figcaption><pre tabindex="0" aria-label="${name}"><code>${coloured}</code></pre></figure>`;
  });
}
