import { byId, element, fieldError } from "./dom.js";
import { rememberedName, rememberName } from "./remembered.js";
import { linkTo, people, roomIdOf, titleOf } from "./rooms.js";

const REFRESH_MS = 4000;

const name = byId("name");
const room = byId("room");
const list = byId("rooms");
let shown = "";

function enter(roomId) {
  const chosen = name.value.trim();
  fieldError(name, byId("name-error"), chosen ? "" : "Tell the others who you are.");
  fieldError(room, byId("room-error"), roomId ? "" : "Name the room with a few letters or digits.");
  if (!chosen || !roomId) {
    (chosen ? room : name).focus();
    return;
  }
  rememberName(chosen);
  location.assign(linkTo(roomId));
}

function roomItem({ name: roomId, members, capacity }) {
  const full = members >= capacity;
  const button = element("button", { className: "quiet", text: full ? "Full" : "Join" });
  button.setAttribute("aria-label", full ? `${titleOf(roomId)} is full` : `Join ${titleOf(roomId)}, ${people(members)}`);
  button.disabled = full;
  button.addEventListener("click", () => {
    room.value = roomId;
    enter(roomId);
  });
  return element(
    "li",
    { "data-room": roomId },
    element("div", {}, element("p", { className: "room-title", text: titleOf(roomId) }), element("p", { className: "hint", text: people(members) })),
    button,
  );
}

/** Replaces the list only when it differs, so that focus stays where it is. */
function show(state, make) {
  if (state !== shown) {
    shown = state;
    list.replaceChildren(make());
  }
  list.setAttribute("aria-busy", "false");
}

const notice = (title, text) =>
  element("div", { className: "empty" }, element("p", { className: "empty-title", text: title }), element("p", { text }));

async function refresh() {
  try {
    const answer = await fetch("/api/rooms", { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      throw new Error(`HTTP ${answer.status}`);
    }
    const rooms = await answer.json();
    show(JSON.stringify(rooms), () =>
      rooms.length === 0
        ? notice("No room is open", "Start one, and it shows up here for everyone.")
        : element("ul", { className: "room-list" }, ...rooms.map(roomItem)),
    );
  } catch {
    show("unreachable", () => notice("Meet cannot be reached", "Trying again in a moment."));
  }
}

async function keepFresh() {
  if (document.visibilityState === "visible") {
    await refresh();
  }
  setTimeout(keepFresh, REFRESH_MS);
}

byId("enter").addEventListener("submit", (submit) => {
  submit.preventDefault();
  enter(roomIdOf(room.value));
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
name.value = rememberedName();
(name.value ? room : name).focus({ preventScroll: true });
keepFresh();
fetch("/api/media").then(async (answer) => (byId("media-off").hidden = (await answer.json()).enabled), () => {});
