import { hueOf, initialsOf } from "/cloudflare/rooms.js";
import { element } from "./dom.js";

/** A decoration beside a name, in the colour that the tile of the same person has. Screen readers pass over it. */
export function avatar({ name }) {
  const made = element("span", { className: "avatar", text: initialsOf(name), "aria-hidden": "true" });
  made.style.setProperty("--hue", hueOf(name));
  return made;
}
