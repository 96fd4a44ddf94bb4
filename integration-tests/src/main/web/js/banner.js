import { byId } from "./dom.js";

const TEXTS = { connecting: "Connecting…", connected: "Connected", reconnecting: "Reconnecting…" };

/** A blip shorter than this is not worth a banner. */
const QUIET_MS = 600;
const PRAISE_MS = 2000;

/** Says how the connection is: always small beside the title, and large while it is broken. */
export function connectionView() {
  const banner = byId("banner");
  let timer;
  let broken = false;

  function large(text, kind) {
    banner.textContent = text;
    banner.dataset.kind = kind;
    banner.hidden = !text;
  }

  return (state) => {
    if (byId("connection").dataset.state === state) {
      return;
    }
    byId("connection").dataset.state = state;
    byId("connection-text").textContent = TEXTS[state] ?? "Not in the room";
    clearTimeout(timer);
    if (state === "connected") {
      large(broken ? "You are back." : "", "good");
      timer = setTimeout(() => large("", "good"), PRAISE_MS);
      broken = false;
    } else if (state === "reconnecting" || state === "connecting") {
      timer = setTimeout(() => {
        broken = state === "reconnecting";
        large(state === "connecting" ? "Connecting…" : "The connection is lost. Reconnecting…", "bad");
      }, QUIET_MS);
    } else {
      large("", "good");
    }
  };
}
