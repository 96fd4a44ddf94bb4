import { connectionView } from "./banner.js";
import { composer } from "./composer.js";
import { enterRoom } from "./connection.js";
import { byId } from "./dom.js";
import { gate } from "./gate.js";
import { inviteButton } from "./invite.js";
import { messageLog } from "./messages.js";
import { peopleList } from "./people.js";
import { rememberedName, rememberName } from "./remembered.js";
import { linkTo, roomIdOfPage, titleOf, topicOf } from "./rooms.js";
import { typingSender, typingView } from "./typing.js";

const roomId = roomIdOfPage(location);
if (!roomId) {
  location.replace("/");
}
const title = titleOf(roomId);
document.title = `${title} · Meet`;
byId("room-name").textContent = title;

let membership; // undefined while this tab is not in the room
let me = "";

const door = gate(title);
const log = messageLog();
const people = peopleList(log.note);
const typists = typingView();
const showState = connectionView();
const typing = typingSender((now) => membership?.typing(now));
const writing = composer({ say: (text) => membership.say(text), typing });

function inside(is) {
  byId("chat").hidden = !is;
  byId("people").hidden = !is;
  document.body.classList.toggle("inside", is);
}

function outside(state) {
  membership = undefined;
  writing.connected(false);
  inside(false);
  showState(state);
}

const on = {
  state(state) {
    showState(state);
    writing.connected(state === "connected");
  },
  entered({ history, you }) {
    const first = document.body.classList.contains("inside") === false;
    me = you.id;
    log.iAm(me);
    rememberName(you.name);
    door.close();
    inside(true);
    history.forEach(log.add);
    if (first) {
      writing.focus();
    }
  },
  refused(reason, { suggestion }) {
    outside("out");
    if (door.asksForName(reason)) {
      door.askName({ name: rememberedName(), reason, suggestion, enter });
    } else {
      door.stop(reason, () => enter(rememberedName()));
    }
  },
  ended(reason) {
    outside("out");
    door.stop(reason, () => (reason === "outdated" ? location.reload() : enter(rememberedName())));
  },
  present(presence) {
    typists.keepOnly(people.show(presence, me));
  },
  said(message) {
    typists.stopped(message.from);
    log.add(message);
  },
  typing: typists.heard,
};

function enter(name) {
  rememberName(name);
  membership = enterRoom({ topic: topicOf(roomId), guest: { name }, on });
}

inviteButton(new URL(linkTo(roomId), location.href).href);
byId("leave").addEventListener("click", () => {
  membership?.leave();
  location.assign("/");
});

if (rememberedName()) {
  enter(rememberedName());
} else {
  showState("out");
  door.askName({ name: "", enter });
}
