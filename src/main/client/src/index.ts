// The public API of the library. Importing it defines the elements.
export * from "./types.js";
export * from "./media-types.js";
export type * from "./typed.js";
export { joinRoom } from "./room.js";
export { openPreview } from "./preview.js";
export * from "./elements/index.js";
