import { avatar } from "./avatar.js";
import { byId, element } from "./dom.js";
import { hand } from "./hands.js";
import { ACTIONS } from "./moderation.js";
import { people } from "./rooms.js";

/** More faces than this do not fit beside the title of a phone. */
const FACES = 3;

/** People with all their devices, out of the members of a room; oneself first. */
function personsOf(members) {
  const persons = new Map();
  for (const member of members) {
    const person = persons.get(member.key) ?? { key: member.key, members: [], me: false };
    person.members.push(member);
    person.me ||= member.isSelf;
    persons.set(member.key, person);
  }
  return [...persons.values()]
    .map((person) => {
      const { meta } = person.members.find((member) => member.isSelf) ?? person.members[0];
      return { ...person, name: meta.name ?? "Someone" };
    })
    .sort((a, b) => b.me - a.me || a.name.localeCompare(b.name));
}

/** A broadcast is in the list, but it is nobody. */
const isPerson = (person) => !person.members.every((member) => member.isBroadcast);
const badge = (text) => element("span", { className: "badge", text });
const has = (person, source) => person.members.some((member) => member.tracks.some((track) => track.source === source && !track.muted));

function marks(person) {
  const found = [];
  if (person.members.some((member) => member.meta.hand)) {
    found.push(hand());
  }
  if (person.members.every((member) => member.meta.speaker === false)) {
    found.push(badge("listens"));
  }
  if (has(person, "screen")) {
    found.push(badge("sharing"));
  }
  if (person.members.some((member) => member.meta.host)) {
    found.push(badge("host"));
  }
  if (person.members.some((member) => member.isBroadcast)) {
    found.push(badge("live"));
  }
  if (person.members.length > 1) {
    found.push(badge(`${person.members.length} devices`));
  }
  return found;
}

/** The list of who is here. `note` is told who came and went after the first look; `act(event, memberId)` is for hosts. */
export function peopleList({ note, act }) {
  const list = byId("people-list");
  let known = new Map(); // by key; empty until the first look
  let open = ""; // the key of whom a host looks at
  let shown = "";

  function menu(person) {
    const fits = ACTIONS.map((action) => ({ ...action, whom: person.members.filter(action.when) })).filter(({ whom }) => whom.length > 0);
    return element("div", { className: "actions", role: "group", "aria-label": `Moderate ${person.name}` }, ...fits.map(({ event, text, danger, payload, whom }) => {
      const button = element("button", { className: danger ? "quiet danger" : "quiet", text, "data-whom": person.key, "data-does": text });
      button.addEventListener("click", () => whom.forEach((member) => act(event, member.id, payload)));
      return button;
    }));
  }

  function item(person, host) {
    const name = element("span", { className: "person-name", text: person.name });
    if (person.me) {
      name.append(element("span", { className: "hint", text: " (you)" }));
    }
    const line = element("li", { "data-person": person.name }, element("div", { className: "person" }, avatar(person), name, ...marks(person)));
    if (host && !person.me) {
      const more = element("button", { className: "more", text: "⋯", "aria-label": `Moderate ${person.name}`, "aria-expanded": String(open === person.key), "data-whom": person.key });
      more.addEventListener("click", () => toggle(person, host));
      line.firstChild.append(more);
      if (open === person.key) {
        line.append(menu(person));
      }
    }
    return line;
  }

  function toggle(person, host) {
    open = open === person.key ? "" : person.key;
    draw(known, host);
    list.querySelector(".actions")?.scrollIntoView({ block: "nearest" });
  }

  /** Where the focus was; or, when that has gone, on the way there. */
  function refocus({ whom, does }) {
    const buttons = [...list.querySelectorAll("button")].filter(({ dataset }) => dataset.whom === whom);
    (buttons.find(({ dataset }) => dataset.does === does) ?? buttons[0] ?? byId("people-toggle")).focus();
  }

  /** Draws only what differs, and leaves the focus where it was. */
  function draw(persons, host) {
    const now = JSON.stringify([[...persons.values()], host, open]);
    if (now === shown) {
      return;
    }
    shown = now;
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset : undefined;
    list.replaceChildren(...[...persons.values()].map((person) => item(person, host)));
    if (focused) {
      refocus(focused);
    }
  }

  function tell(now) {
    if (![...now.values()].some(({ me }) => me)) {
      return; // Presence has not come yet.
    }
    if (known.size > 0) {
      [...now.values()].filter(({ key, me }) => !known.has(key) && !me).forEach(({ name }) => note(`${name} joined`));
      [...known.values()].filter(({ key, me }) => !now.has(key) && !me).forEach(({ name }) => note(`${name} left`));
    }
    known = now;
  }

  list.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && open) {
      const more = list.querySelector('.more[aria-expanded="true"]');
      more?.focus();
      more?.click();
    }
  });

  return {
    /** @return the ids of those who are here */
    show(members, host) {
      const persons = personsOf(members);
      tell(new Map(persons.map((person) => [person.key, person])));
      draw(new Map(persons.map((person) => [person.key, person])), host);
      const present = persons.filter(isPerson);
      byId("people-title").textContent = `${people(present.length)} here`;
      byId("people-count").textContent = present.length;
      byId("people-faces").replaceChildren(...present.slice(0, FACES).map(avatar));
      return new Set(members.map(({ id }) => id));
    },
    /** The next look is a first one. */
    forget() {
      known.clear();
      byId("people-error").textContent = "";
    },
  };
}
