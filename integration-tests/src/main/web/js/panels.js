import { byId } from "./dom.js";

/** Where both panels and the call have place beside each other. */
const WIDE = window.matchMedia("(min-width: 900px)");

/** People and chat: beside the call where there is place, else over it, one at a time. Without a call, chat is the page. */
export function panels() {
  const toggles = { people: byId("people-toggle"), chat: byId("chat-toggle") };
  const open = new Set();
  let call = true;
  let unread = 0;

  function draw() {
    for (const [name, toggle] of Object.entries(toggles)) {
      byId(name).hidden = !open.has(name);
      toggle.setAttribute("aria-expanded", String(open.has(name)));
    }
    byId("side").hidden = open.size === 0;
    unread = open.has("chat") ? 0 : unread;
    byId("unread").hidden = unread === 0;
    byId("unread").textContent = unread;
    toggles.chat.setAttribute("aria-label", unread ? `Chat, ${unread} new` : "Chat");
  }

  function fit() {
    open.clear();
    if (WIDE.matches) {
      open.add("people").add("chat");
    } else if (!call) {
      open.add("chat");
    }
    draw();
  }

  function toggle(name) {
    const opens = !open.has(name);
    if (!WIDE.matches) {
      open.clear();
      if (!opens && !call) {
        open.add("chat");
      }
    }
    open[opens ? "add" : "delete"](name);
    draw();
  }

  toggles.people.addEventListener("click", () => toggle("people"));
  toggles.chat.addEventListener("click", () => toggle("chat"));
  WIDE.addEventListener("change", () => document.body.classList.contains("inside") && fit());

  return {
    open() {
      document.body.classList.add("inside");
      byId("media-off").open = WIDE.matches;
      byId("call").hidden = !call;
      byId("controls").hidden = !call;
      fit();
    },
    close() {
      document.body.classList.remove("inside");
      for (const id of ["call", "controls", "side", "media-off"]) {
        byId(id).hidden = true;
      }
    },
    /** Without a call, the chat takes its place. */
    withCall(has) {
      if (call !== has) {
        call = has;
        document.body.classList.toggle("no-call", !call);
        this.open();
      }
    },
    /** A message has come that may not be seen. */
    heard() {
      unread += 1;
      draw();
    },
    /** Typing may begin at once where the chat is open, but no keyboard shall pop up on a phone. */
    focusFirst(focus) {
      if (open.has("chat")) {
        focus();
      }
    },
  };
}
