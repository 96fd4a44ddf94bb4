import { joinRoom } from "/cloudflare/rooms.js";
import { keepReturn, takeReturn } from "./remembered.js";

/**
 * Joins a room of Meet, and keeps the membership over a reload of the page, with camera and microphone as they are then.
 *
 * @param choice `name`; `audio` and `video` if they shall be on; `preview` of the devices; `resumeToken` after a reload
 */
export async function enterRoom(topic, { name, audio = false, video = false, preview, resumeToken }) {
  const room = await joinRoom(topic, {
    params: { name },
    resumeToken,
    media: { audio, video, preview },
  });
  const { microphone, camera } = room.media;
  window.addEventListener("pagehide", () => {
    if (room.state !== "left") {
      const on = (source) => source.on && !source.muted;
      keepReturn(topic, { resumeToken: room.resumeToken, audio: on(microphone), video: on(camera) });
    }
  });
  window.addEventListener("pageshow", (shown) => shown.persisted && takeReturn(topic));
  return room;
}
