import { byId, element } from "./dom.js";

const STOPS = {
  room_full: ["This room is full", "Someone has to leave before you can come in.", "Try again"],
  closed: ["This room was closed", "Whoever runs this room has ended it.", "Open it again"],
  kicked: ["You were removed from this room", "Someone who runs this room has asked you out.", "Join again"],
  banned: ["You may not come back to this room", "Someone who runs this room has asked you out for good."],
  replaced: ["You are here in another tab", "This tab has left, so that you are here once.", "Come back in this tab"],
  unauthorized: ["This room needs a sign-in", "Sign in first, then open the link again.", "Try again"],
  forbidden: ["You may not enter this room", "Ask whoever invited you."],
  expired: ["Your sign-in has ended", "Sign in again to come back.", "Try again"],
  outdated: ["This page is out of date", "Reload it to get the present one.", "Reload"],
};
const OTHERWISE = ["You cannot enter this room", "The server refused: ", "Try again"];

const place = byId("gate");

/** Says, in place of the room, why there is no way in, with a way back and mostly one to try again. */
export function stop(title, reason, again) {
  const [heading, text, retry] = STOPS[reason] ?? [OTHERWISE[0], `${OTHERWISE[1]}${reason}.`, OTHERWISE[2]];
  const back = element("a", { className: "button primary wide", href: "/", text: "Back to all rooms" });
  const actions = element("div", { className: "actions" }, back);
  if (retry) {
    const button = element("button", { className: "quiet wide", text: retry });
    button.addEventListener("click", again);
    actions.append(button);
  }
  const room = element("p", { className: "hint", text: title });
  place.replaceChildren(element("div", { className: "card" }, room, element("h2", { text: heading }), element("p", { text }), actions));
  place.dataset.reason = reason;
  place.hidden = false;
  back.focus();
}

export function openGate() {
  place.replaceChildren();
  place.hidden = true;
  delete place.dataset.reason;
}
