// One element in one state: gallery.html?state=five&theme=dark&dir=rtl
import { messages } from "./rooms.js";
import { FakeRoom, people, track } from "./fake-room.js";

if (innerWidth < 500) {
  // Browsers of phones cannot share a screen.
  delete MediaDevices.prototype.getDisplayMedia;
}
const asked = new URLSearchParams(location.search);
const state = asked.get("state") ?? "five";
document.documentElement.dir = asked.get("dir") ?? "ltr";
if (asked.has("theme")) {
  document.documentElement.style.colorScheme = asked.get("theme");
}

const problem = (code, source) => ({ code, source, message: messages[code] });
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const said = [
  { id: "1", from: "m1", name: "Bob", text: "Did everybody read the plan?", at: ago(2900) },
  { id: "2", from: "m0", name: "Ada Lovelace", text: "Yes! <b>Bold</b> & https://example.com/" + "long".repeat(20), at: ago(62) },
  { id: "3", from: "m1", name: "Bob", text: "Shall we move the release to Thursday?", at: ago(14) },
  { id: "4", from: "m1", name: "Bob", text: "The notes are not done yet.", at: ago(13) },
  { id: "5", from: "m2", name: "نور الهدى", text: "لا مشكلة، الخميس مناسب", at: ago(9) },
  { id: "6", from: "m0", name: "Ada Lovelace", text: "Fine with me.", at: ago(3) },
];

function mixed() {
  const members = people(6);
  members[1].meta.hand = true;
  members[5] = { ...members[5], isBroadcast: true, meta: { name: "Studio camera" } };
  const quality = new Map([["m0", "good"], ["m1", "fair"], ["m2", "poor"], ["m3", "good"]]);
  return { members, media: { quality, speaking: new Set(["m4"]) } };
}

const sharing = (count) => {
  const members = people(count);
  members[1].tracks.push(track("m1", "screen"));
  return { members, media: { speaking: new Set(["m1"]) } };
};

const calls = {
  one: () => ({ members: people(1) }),
  two: () => ({ members: people(2), media: { speaking: new Set(["m1"]) } }),
  three: () => ({ members: people(3) }),
  five: () => ({ members: people(5), media: { speaking: new Set(["m2"]) } }),
  twelve: () => ({ members: people(12), media: { speaking: new Set(["m3"]) } }),
  many: () => ({ members: people(40) }),
  mixed,
  moderator: mixed,
  captions: mixed,
  screen: () => sharing(7),
  screentwo: () => sharing(2),
  ownscreen: () => ({ members: people(4), media: { screen: { on: true } } }),
  off: () => ({ members: people(3), media: { microphone: { on: false }, camera: { on: false } } }),
  talking: () => ({ members: people(2), media: { microphone: { on: true, muted: true }, talkingWhileMuted: true } }),
  denied: () => ({ members: people(2), media: { microphone: { on: false, error: problem("permission_denied", "microphone") }, camera: { on: false } } }),
  nodevice: () => ({ members: people(2), media: { camera: { on: false, error: problem("no_device", "camera"), refuses: problem("no_device", "camera") } } }),
  mediaoff: () => ({ members: people(3), media: { enabled: false, reason: "not_configured", microphone: { on: false }, camera: { on: false } } }),
  removed: () => ({ members: people(3), media: { enabled: false, reason: "removed", microphone: { on: false }, camera: { on: false } } }),
  blocked: () => ({ members: people(3), media: { audioBlocked: true } }),
  forbidden: () => ({ members: people(3), media: { permissions: { audio: true, video: true, screen: false }, camera: { on: true, muted: true } } }),
  away: () => ({ members: people(3), state: "away" }),
  left: () => ({ members: people(3), state: "left" }),
  chat: () => ({ ...mixed(), reply: { history: said } }),
  people: mixed,
  empty: () => ({ members: people(1) }),
};

const element = (name, properties, className = "") => Object.assign(document.createElement(name), { className, ...properties });

const show = {
  call() {
    const given = element("cf-room", { room: new FakeRoom(calls[state]()), hand: "hand", moderator: state === "moderator" });
    given.topic = state === "left" ? "meet:gallery" : null;
    given.panel = { chat: "chat", people: "people", empty: "chat" }[state] ?? null;
    return given;
  },
  grid() {
    const grid = element("cf-media-grid", { room: new FakeRoom(mixed()) });
    const captions = element("span", { slot: "captions", textContent: "… so we move the release to Thursday, is that right?" });
    grid.append(captions);
    return grid;
  },
  prejoin: () => element("cf-prejoin", { name: asked.get("name") ?? "Ada Lovelace", busy: asked.has("busy"), problem: asked.get("problem"), noMedia: asked.has("nomedia") }),
  devices: () => element("cf-device-picker", { media: new FakeRoom().media }, "panel"),
  chat: () => element("cf-chat", { room: new FakeRoom({ members: people(3) }), history: asked.has("empty") ? [] : said }, "panel"),
  presence: () => element("cf-presence", { room: new FakeRoom(mixed()) }, "panel"),
};

const shown = show[asked.get("view") ?? "call"]();
if (asked.has("theme")) {
  shown.setAttribute("theme", asked.get("theme"));
  shown.theme = asked.get("theme");
}
document.querySelector("main").append(shown);
Object.assign(window, { shown, room: shown.room, people, track });
