import { byId } from "./dom.js";

/** Others believe us for FORGET_MS, so we say it again before that while keys go down. */
const REPEAT_MS = 3000;
const IDLE_MS = 4000;
const FORGET_MS = 7000;

/** Tells the others that someone types here: once at the start, again from time to time, and when it ends. */
export function typingSender(send) {
  let saidAt = 0;
  let idle;

  function stop() {
    clearTimeout(idle);
    if (saidAt) {
      saidAt = 0;
      send(false);
    }
  }

  return {
    stop,
    key(hasText) {
      if (!hasText) {
        stop();
        return;
      }
      clearTimeout(idle);
      idle = setTimeout(stop, IDLE_MS);
      if (Date.now() - saidAt > REPEAT_MS) {
        saidAt = Date.now();
        send(true);
      }
    },
  };
}

function sentence(names) {
  switch (names.length) {
    case 0:
      return "";
    case 1:
      return `${names[0]} is typing…`;
    case 2:
      return `${names[0]} and ${names[1]} are typing…`;
    default:
      return "Several people are typing…";
  }
}

/** Shows who else types. */
export function typingView() {
  const typists = new Map(); // member id -> {name, timer}

  const render = () => {
    byId("typing").textContent = sentence([...typists.values()].map((typist) => typist.name));
  };

  function stopped(id) {
    clearTimeout(typists.get(id)?.timer);
    if (typists.delete(id)) {
      render();
    }
  }

  return {
    stopped,
    heard({ id, name, typing }) {
      stopped(id);
      if (typing) {
        typists.set(id, { name, timer: setTimeout(() => stopped(id), FORGET_MS) });
        render();
      }
    },
    /** Who has left types no more. */
    keepOnly(ids) {
      [...typists.keys()].filter((id) => !ids.has(id)).forEach(stopped);
    },
  };
}
