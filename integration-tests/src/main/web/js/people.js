import { avatar } from "./avatar.js";
import { byId, element } from "./dom.js";
import { people } from "./rooms.js";

/** More faces than this do not fit beside the title of a phone. */
const FACES = 3;

/** One person with all its devices, out of an entry of presence. */
function personOf(key, { metas }, myId) {
  const shown = metas.find((meta) => meta.id === myId) ?? metas[0];
  return { key, name: shown.name ?? "Someone", color: shown.color, devices: metas.length, me: shown.id === myId };
}

function item(person) {
  const name = element("span", { className: "person-name", text: person.name });
  if (person.me) {
    name.append(element("span", { className: "hint", text: " (you)" }));
  }
  const line = element("li", { "data-person": person.name }, avatar(person), name);
  if (person.devices > 1) {
    line.append(element("span", { className: "badge", text: `${person.devices} devices` }));
  }
  return line;
}

/** The list of who is here. `note` is told who came and went after the first look. */
export function peopleList(note) {
  const list = byId("people-list");
  const toggle = byId("people-toggle");
  let known; // by key; undefined until the first look

  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
    byId("people").classList.toggle("open", open);
  });

  function tell(now) {
    if (known) {
      const came = now.filter((person) => !known.has(person.key) && !person.me);
      const here = new Set(now.map((person) => person.key));
      const went = [...known.values()].filter((person) => !here.has(person.key) && !person.me);
      came.forEach((person) => note(`${person.name} joined`));
      went.forEach((person) => note(`${person.name} left`));
    }
    known = new Map(now.map((person) => [person.key, person]));
  }

  return {
    show(presence, myId) {
      const now = presence.list((key, entry) => personOf(key, entry, myId));
      now.sort((a, b) => b.me - a.me || a.name.localeCompare(b.name));
      tell(now);
      list.replaceChildren(...now.map(item));
      byId("people-title").textContent = `${people(now.length)} here`;
      byId("people-count").textContent = now.length;
      byId("people-faces").replaceChildren(...now.slice(0, FACES).map(avatar));
      return new Set(presence.list((_key, { metas }) => metas.map((meta) => meta.id)).flat());
    },
  };
}
