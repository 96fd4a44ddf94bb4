import type { JoinOptions, Room } from "./types.js";

/**
 * Joins a room. Rejects with a `RoomError` if the room refuses.
 *
 * @param topic the address of the room, for example `chat:lobby`
 */
export function joinRoom<Reply = unknown>(topic: string, options: JoinOptions = {}): Promise<Room<Reply>> {
  return Promise.reject(new Error(`joinRoom(${topic}, ${JSON.stringify(options)}) is not built yet`));
}
