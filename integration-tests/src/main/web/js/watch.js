// The page of a viewer: plays the broadcast of a room over WHEP, without joining the room.
import { byId } from "./dom.js";
import { linkTo, roomIdOfPage, titleOf } from "./rooms.js";
import { play } from "./whep.js";

const AGAIN_MS = 3000;
const OFF_AGAIN_MS = 30_000;

const roomId = roomIdOfPage(location);
if (!roomId) {
  location.replace("/");
}
document.title = `${titleOf(roomId)} · Watch`;
byId("room-name").textContent = titleOf(roomId);
byId("join").href = linkTo(roomId);
const video = byId("broadcast");

function say(state, text = "", details = "") {
  document.body.dataset.state = state;
  byId("waiting").hidden = state === "playing";
  byId("status").textContent = text;
  byId("details").textContent = details;
  byId("sound").hidden = state !== "playing" || !video.muted;
}

const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** Plays until the broadcast ends, and says how long to wait before the next look. */
async function watch() {
  const access = await fetch(`/api/rooms/${encodeURIComponent(roomId)}/watch`);
  if (access.status === 503) {
    say("off", "Sound and video are off", "This server has no settings for Cloudflare Realtime, so there is nothing to watch.");
    return OFF_AGAIN_MS;
  }
  const playing = await play(await access.json());
  if (playing.refused) {
    const full = playing.refused === 503;
    say(full ? "full" : "waiting", full ? "As many as possible are watching already" : "Nobody is broadcasting yet", "This page begins to play as soon as it can.");
    return playing.retryAfterMs ?? AGAIN_MS;
  }
  video.srcObject = playing.stream;
  await playing.started;
  say("playing");
  await playing.ended;
  video.srcObject = null;
  say("waiting", "The broadcast has paused", "This page goes on when it does.");
  return AGAIN_MS;
}

// Browsers play without a click only what makes no sound.
byId("sound").addEventListener("click", () => {
  video.muted = false;
  byId("sound").hidden = true;
  video.play();
});

for (;;) {
  try {
    await pause(await watch());
  } catch {
    say("waiting", "The server cannot be reached", "Trying again in a moment.");
    await pause(AGAIN_MS);
  }
}
