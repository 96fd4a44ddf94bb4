import { Presence, Socket } from "phoenix";
import { keepResumeToken, takeResumeToken } from "./remembered.js";

/** Close codes after which coming back by itself would only be refused again. */
const FINAL_CLOSES = new Map([
  [4400, "outdated"],
  [4401, "expired"],
  [4403, "kicked"],
]);

/** Reasons the client library may try again by itself; any other needs a person. */
const PASSING = new Set(["busy", "timeout", "rate_limited", "internal"]);

/**
 * One membership of one room, over one socket, that survives lost connections.
 *
 * `on` has: `state` (connecting, connected, reconnecting), `entered` (the join reply), `refused` (reason, details),
 * `ended` (reason), `present` (the Presence object), `said`, `typing`.
 */
export function enterRoom({ topic, guest, on }) {
  let resume = takeResumeToken(topic);
  let entered = false;
  let over = false;
  const socket = new Socket("/rooms");
  const params = () => (resume ? { ...guest, _room: { resume: { token: resume } } } : { ...guest });
  const channel = socket.channel(topic, params);
  const presence = new Presence(channel);

  function finish() {
    over = true;
    resume = "";
    keepResumeToken(topic, "");
    channel.leave();
    socket.disconnect();
  }

  function end(reason) {
    if (!over) {
      finish();
      on.ended(reason);
    }
  }

  function lost() {
    if (!over) {
      on.state(entered ? "reconnecting" : "connecting");
    }
  }

  socket.onClose((event) => {
    if (FINAL_CLOSES.has(event.code)) {
      end(FINAL_CLOSES.get(event.code));
    } else {
      lost();
    }
  });
  channel.onError(lost);
  channel.onClose((payload) => end(payload?.reason ?? "closed"));
  channel.on("said", on.said);
  channel.on("typing", on.typing);
  presence.onSync(() => on.present(presence));
  window.addEventListener("pagehide", () => over || keepResumeToken(topic, resume));
  window.addEventListener("pageshow", (shown) => shown.persisted && takeResumeToken(topic));

  on.state("connecting");
  socket.connect();
  channel
    .join()
    .receive("ok", (reply) => {
      resume = reply._room?.resume ?? "";
      entered = true;
      on.state("connected");
      on.entered(reply);
    })
    .receive("error", ({ reason, details }) => {
      if (over || PASSING.has(reason)) {
        return;
      }
      finish();
      on.refused(reason, details ?? {});
    });

  return {
    say: (text) => channel.push("say", { text }),
    typing: (typing) => channel.push("typing", { typing }),
    leave: finish,
  };
}
