import type { MediaProblem } from "./media-types.js";

/** Every text the library says to people. Assign to translate: `messages.permission_denied = "…"`. */
export const messages: Record<MediaProblem["code"], string> = {
  permission_denied: "The browser may not use the device. Allow it in the address bar, then try again.",
  no_device: "No such device was found. Plug one in, then try again.",
  device_busy: "Another program is using the device. Close it there, then try again.",
  insecure_context: "Camera and microphone need a secure page. Open this page with https:// or on localhost.",
  not_permitted: "You may not do this in this room. Ask its host.",
  too_many_publishers: "As many as this room allows are on already. Wait until somebody stops.",
  moderated: "A host of this room has stopped it.",
  publish_refused: "The room did not allow it.",
  media_off: "This room has no sound and video: the server is not set up for it.",
  unsupported: "This browser cannot do that. A current Chrome, Edge, Firefox or Safari can.",
  unreachable: "The server cannot be reached. Check the connection, then try again.",
  retrying: "The call cannot be reached yet. It is tried again until it works.",
};
