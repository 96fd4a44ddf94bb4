import { element } from "./dom.js";

/** "Ada Lovelace" is AL, "ada" is A. */
export function initialsOf(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => [...word][0].toUpperCase()).join("");
}

/** A decoration beside a name, so screen readers pass over it. The server only lets colors of its palette through. */
export function avatar({ name, color }) {
  return element("span", {
    className: "avatar",
    text: initialsOf(name),
    "data-color": color,
    "aria-hidden": "true",
  });
}
