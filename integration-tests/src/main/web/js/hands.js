import { byId, element } from "./dom.js";

/** A raised hand. */
export const hand = () => element("span", { className: "mark", role: "img", "aria-label": "Hand raised" });

const sentence = (names) => `${names.length > 1 ? `${names.slice(0, -1).join(", ")} and ` : ""}${names.at(-1)} would like to speak`;

/** Says whose hand is up. The own one is raised in `<cf-controls hand="hand">`. */
export function showHands(members) {
  const names = members.filter((member) => member.meta.hand && !member.isSelf).map((member) => member.meta.name);
  const text = names.length > 0 ? sentence(names) : "";
  if (byId("hands").textContent !== text) {
    byId("hands").textContent = text;
  }
}
