import { avatar } from "./avatar.js";
import { byId, element } from "./dom.js";

/** Messages of one person within this time stand under one name. */
const GROUP_MS = 5 * 60 * 1000;
/** How close to the end still counts as reading the newest. */
const NEAR_END_PX = 80;

const time = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", month: "long", day: "numeric" });

/** The log of a room: grouped messages, days, and who came and went. */
export function messageLog() {
  const log = byId("log");
  const scroller = byId("scroller");
  const newer = byId("newer");
  const shown = new Set();
  const mine = new Set();
  let last = { from: "", at: 0, day: "" };
  let group;

  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    newer.hidden = true;
  };

  function append(node, follow) {
    const wasAtEnd = atEnd();
    node();
    if (wasAtEnd || follow) {
      toEnd();
    } else {
      newer.hidden = false;
    }
  }

  function startDay(at) {
    const today = day.format(at);
    if (last.day && today !== last.day) {
      log.append(element("li", { className: "line", text: today }));
      last = { from: "", at: 0, day: today };
    }
    last.day = today;
  }

  function startGroup(message, at) {
    const own = mine.has(message.from);
    group = element("div", { className: "bubbles" });
    const who = element("p", { className: "who" }, element("span", { className: "name", text: own ? "You" : message.name }));
    who.append(element("time", { datetime: at.toISOString(), text: time.format(at) }));
    const body = element("div", { className: "group-body" }, who, group);
    log.append(element("li", { className: own ? "group own" : "group" }, avatar(message), body));
  }

  function add(message) {
    if (shown.has(message.id)) {
      return;
    }
    shown.add(message.id);
    const at = new Date(message.at);
    append(() => {
      byId("empty").hidden = true;
      startDay(at);
      if (message.from !== last.from || at - last.at > GROUP_MS) {
        startGroup(message, at);
      }
      last = { from: message.from, at, day: last.day };
      group.append(element("p", { className: "bubble", text: message.text, "data-id": message.id }));
    }, mine.has(message.from));
  }

  scroller.addEventListener("scroll", () => atEnd() && (newer.hidden = true));
  newer.addEventListener("click", toEnd);
  new ResizeObserver(() => newer.hidden && toEnd()).observe(scroller);

  return {
    add,
    /** Every id this tab ever had here is "You", so that a new membership does not disown what was said before. */
    iAm: (id) => mine.add(id),
    /** Who came and went; quieter than a message, and not the start of a conversation. */
    note(text) {
      last = { ...last, from: "" };
      append(() => log.append(element("li", { className: "line", text })), false);
    },
  };
}
