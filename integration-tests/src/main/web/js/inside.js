import { messages } from "/cloudflare/rooms.js";
import { broadcastButton } from "./broadcast.js";
import { composer } from "./composer.js";
import { byId } from "./dom.js";
import { showHands } from "./hands.js";
import { messageLog } from "./messages.js";
import { moderation } from "./moderation.js";
import { panels } from "./panels.js";
import { peopleList } from "./people.js";
import { typingSender, typingView } from "./typing.js";

/** MeetRoom's own reason to refuse a track. */
messages.refused.screen_taken = "Somebody else is sharing a screen, and it is one at a time. Ask them to stop, then try again.";

/** What is inside a room: the call, chat and people. Entered anew after the way out and in again. */
export function inside({ roomId }) {
  let room; // undefined while this tab is not in the room
  const sides = panels();
  const log = messageLog();
  const people = peopleList({ note: log.note, act: moderation((event, payload) => room.push(event, payload)) });
  const typists = typingView();
  const broadcast = broadcastButton({ roomId, ask: () => room.push("broadcast") });
  const typing = typingSender((now) => room?.push("typing", { typing: now }).catch(() => {}));
  const writing = composer({ say: (text) => room.push("say", { text }), typing });

  function catchUp() {
    log.iAm(room.self.id);
    room.reply.history.forEach(log.add);
  }

  function present() {
    const me = room.members.find((member) => member.isSelf);
    const host = Boolean(me?.meta.host);
    byId("grid").toggleAttribute("moderator", host);
    typists.keepOnly(people.show(room.members, host));
    showHands(room.members);
    broadcast.show(host && room.media.enabled);
  }

  function media() {
    byId("media-off").hidden = room.media.reason !== "not_configured";
    sides.withCall(room.media.reason !== "not_configured");
  }

  return {
    enter(entered) {
      room = entered;
      byId("grid").room = room;
      byId("media-controls").room = room;
      room.on("said", (message) => {
        typists.stopped(message.from);
        log.add(message);
        sides.heard();
      });
      room.on("typing", typists.heard);
      room.addEventListener("members", present);
      room.media.addEventListener("change", media);
      sides.open();
      media();
      catchUp();
      present();
      writing.connected(true);
      sides.focusFirst(writing.focus);
    },
    changed(state) {
      writing.connected(state === "joined");
      if (state === "joined") {
        catchUp();
      }
    },
    leave() {
      room = undefined;
      writing.connected(false);
      people.forget();
      sides.close();
    },
  };
}
