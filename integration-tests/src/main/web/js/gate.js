import { byId, element, fieldError } from "./dom.js";

const NAME_PROBLEMS = {
  name_required: "Tell the others who you are.",
  name_too_long: "That name is too long: at most 40 characters.",
  name_taken: "Someone here has this name already.",
};

const STOPS = {
  room_full: ["This room is full", "Someone has to leave before you can come in.", "Try again"],
  closed: ["This room was closed", "Whoever runs this room has ended it.", "Open it again"],
  kicked: ["You were removed from this room", "Someone who runs this room has asked you out.", "Join again"],
  banned: ["You may not come back to this room", "Someone who runs this room has asked you out for good."],
  unauthorized: ["This room needs a sign-in", "Sign in first, then open the link again.", "Try again"],
  forbidden: ["You may not enter this room", "Ask whoever invited you."],
  expired: ["Your sign-in has ended", "Sign in again to come back.", "Try again"],
  outdated: ["This page is out of date", "Reload it to get the present one.", "Reload"],
};
const OTHERWISE = ["You cannot enter this room", "The server refused: ", "Try again"];

/** What stands in place of the chat: the question for a name, or why there is no way in. */
export function gate(title) {
  const place = byId("gate");

  const close = () => {
    place.replaceChildren();
    place.hidden = true;
  };

  function open(...content) {
    place.replaceChildren(element("div", { className: "card" }, ...content));
    place.hidden = false;
  }

  /** Asks for a name, with what was wrong with the last one and, if there is one, a free one to take. */
  function askName({ name, reason, suggestion, enter }) {
    const input = element("input", {
      id: "gate-name",
      maxlength: "40",
      autocomplete: "nickname",
      placeholder: "Ada",
      "aria-describedby": "gate-error",
    });
    const error = element("p", { id: "gate-error", className: "field-error", role: "alert" });
    const form = element("form", { novalidate: "" }, element("label", { for: "gate-name", text: "Your name" }), input, error);
    input.value = name;
    fieldError(input, error, NAME_PROBLEMS[reason]);
    if (suggestion) {
      const take = element("button", { type: "button", className: "quiet wide", id: "gate-suggestion", text: `Enter as “${suggestion}”` });
      take.addEventListener("click", () => enter(suggestion));
      form.append(take);
    }
    form.append(element("button", { className: "primary wide", text: "Enter the room" }));
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      if (input.value.trim()) {
        enter(input.value.trim());
      } else {
        fieldError(input, error, NAME_PROBLEMS.name_required);
        input.focus();
      }
    });
    open(element("h2", { text: title }), element("p", { className: "hint", text: "How shall the others call you?" }), form);
    input.select();
    input.focus();
  }

  /** Says why there is no way in, with a way back and mostly one to try again. */
  function stop(reason, again) {
    const [heading, text, retry] = STOPS[reason] ?? [OTHERWISE[0], `${OTHERWISE[1]}${reason}.`, OTHERWISE[2]];
    const back = element("a", { className: "button primary wide", href: "/", text: "Back to all rooms" });
    const actions = element("div", { className: "actions" }, back);
    if (retry) {
      const button = element("button", { className: "quiet wide", text: retry });
      button.addEventListener("click", again);
      actions.append(button);
    }
    open(element("h2", { text: heading }), element("p", { text }), actions);
    place.dataset.reason = reason;
    back.focus();
  }

  return { askName, stop, close, asksForName: (reason) => reason in NAME_PROBLEMS };
}
