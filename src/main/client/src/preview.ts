import type { Preview } from "./media-types.js";

/** The own devices before a room is joined, for a look at oneself. Nothing is open until `start()`. */
export function openPreview(): Preview {
  throw new Error("openPreview() is not built yet");
}
