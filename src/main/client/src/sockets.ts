import { Socket } from "phoenix";
import type { ConnectOptions } from "./types.js";

/** Close codes after which connecting again would only be refused again. */
const FINAL_CLOSES = new Map([
  [4400, "outdated"],
  [4401, "expired"],
  [4403, "kicked"],
]);

/** For how long a socket waits for its first room. */
const KEPT_MS = 5 * 60_000;

interface Shared {
  socket: Socket;
  rooms: number;
  waiting?: ReturnType<typeof setTimeout>;
}

const PATH = "/rooms";

const shared = new Map<string, Shared>();

/** A socket for one room; `release` when the room is left. */
export interface Connection {
  readonly socket: Socket;
  release(): void;
}

/**
 * Opens the socket of a room that will be joined soon, so that the join need not wait for it: while somebody looks at a preview,
 * for example. It is closed again if no room is joined within 5 minutes.
 */
export function prepareConnection(options: ConnectOptions = {}): void {
  const socket = options.socket ?? PATH;
  if (typeof socket === "string") {
    const entry = share(socket, options.authToken);
    entry.waiting = setTimeout(() => entry.rooms || drop(socket, entry.socket), KEPT_MS);
  }
}

/** Connects, or joins those who are on the socket of that path already. `onFinal` hears why it will not come back. */
export function connect(options: ConnectOptions, onFinal: (reason: string) => void): Connection {
  const where = options.socket ?? PATH;
  const path = typeof where === "string" ? where : "";
  const socket = typeof where === "string" ? enter(path, options.authToken) : where;
  const closes = socket.onClose((event) => {
    const reason = FINAL_CLOSES.get(event?.code);
    if (reason) {
      drop(path, socket);
      onFinal(reason);
    }
  });
  return {
    socket,
    release() {
      socket.off([closes]);
      const entry = shared.get(path);
      if (entry?.socket === socket && --entry.rooms === 0) {
        drop(path, socket);
      }
    },
  };
}

function enter(path: string, authToken: string | undefined): Socket {
  const entry = share(path, authToken);
  entry.rooms++;
  return entry.socket;
}

function share(path: string, authToken: string | undefined): Shared {
  let entry = shared.get(path);
  if (!entry) {
    entry = { socket: new Socket(path, authToken ? { authToken } : {}), rooms: 0 };
    shared.set(path, entry);
    entry.socket.connect();
  }
  clearTimeout(entry.waiting);
  return entry;
}

function drop(path: string, socket: Socket): void {
  if (shared.get(path)?.socket === socket) {
    shared.delete(path);
  }
  socket.disconnect();
}
