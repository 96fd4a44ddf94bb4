// The public API of the library. Importing it defines the elements, which come first: lit before phoenix compresses better.
export * from "./elements/index.js";
export * from "./types.js";
export * from "./media-types.js";
export type * from "./typed.js";
export { joinRoom } from "./room.js";
export { prepareConnection } from "./sockets.js";
export { openPreview } from "./preview.js";
