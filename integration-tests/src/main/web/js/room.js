// The page of a room: how someone comes in and goes out. What is inside it is in inside.js.
import { connectionView } from "./banner.js";
import { byId } from "./dom.js";
import { door } from "./door.js";
import { openGate, stop } from "./gate.js";
import { inside } from "./inside.js";
import { inviteButton } from "./invite.js";
import { enterRoom } from "./membership.js";
import { rememberedName, rememberName, takeReturn } from "./remembered.js";
import { linkTo, roomIdOfPage, titleOf, topicOf } from "./rooms.js";

const roomId = roomIdOfPage(location);
if (!roomId) {
  location.replace("/");
}
const title = titleOf(roomId);
document.title = `${title} · Meet`;
byId("room-name").textContent = title;

const topic = topicOf(roomId);
const way = door({ title, enter });
const showState = connectionView();
const place = inside({ roomId });
const media = fetch("/api/media")
  .then((answer) => answer.json())
  .then(({ enabled }) => enabled, () => true);

/** For tests, and for curious people in the console. */
window.meet = { room: null };

async function enter(choice) {
  rememberName(choice.name);
  showState("connecting");
  try {
    const room = await enterRoom(topic, choice);
    window.meet.room = room;
    rememberName(room.reply.you.name);
    openGate();
    place.enter(room);
    showState("connected");
    room.addEventListener("state", ({ detail }) => changed(detail, choice.name));
  } catch (error) {
    refused(error, choice.name);
  }
}

function changed({ state, reason }, name) {
  if (state !== "left") {
    showState(state === "joined" ? "connected" : "reconnecting");
    place.changed(state);
  } else if (reason === "left") {
    location.assign("/");
  } else {
    out();
    stop(title, reason, () => (reason === "outdated" ? location.reload() : again(name)));
  }
}

async function refused({ reason, details, message }, name) {
  out();
  if (way.asksFor(reason)) {
    ask({ name, reason, suggestion: details.suggestion });
  } else {
    stop(title, reason ?? message, () => again(name));
  }
}

function out() {
  window.meet.room = null;
  place.leave();
  showState("out");
}

async function ask(question) {
  showState("out");
  way.ask({ ...question, media: await media });
}

/** Without devices to choose there is nothing to ask but a name, and that is known. */
const again = async (name) => ((await media) ? ask({ name }) : enter({ name }));

inviteButton(new URL(linkTo(roomId), location.href).href);
byId("leave").addEventListener("click", () => window.meet.room?.leave());

// Whoever reloads the page is back at once.
const cameBack = takeReturn(topic);
const name = rememberedName();
if (name && cameBack.resumeToken) {
  enter({ name, ...cameBack });
} else if (name) {
  again(name);
} else {
  ask({ name });
}
