// Importing this defines all elements; <cf-room> first, so that it hears the ones inside it.
export { CfRoom } from "./cf-room.js";
export { CfChat } from "./cf-chat.js";
export { CfControls } from "./cf-controls.js";
export { CfDevicePicker } from "./cf-device-picker.js";
export { CfMediaGrid } from "./cf-media-grid.js";
export { CfMediaTile } from "./cf-media-tile.js";
export { CfPrejoin, type JoinWish } from "./cf-prejoin.js";
export { CfPresence } from "./cf-presence.js";
export type { ChatMessage } from "./conversation.js";
export { messages } from "./messages.js";
export { hueOf, initialsOf } from "./people.js";
