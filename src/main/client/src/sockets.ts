import { Socket } from "phoenix";

/** Close codes after which connecting again would only be refused again. */
const FINAL_CLOSES = new Map([
  [4400, "outdated"],
  [4401, "expired"],
  [4403, "kicked"],
]);

interface Shared {
  socket: Socket;
  rooms: number;
}

const shared = new Map<string, Shared>();

/** A socket for one room; `release` when the room is left. */
export interface Connection {
  readonly socket: Socket;
  release(): void;
}

/** Connects, or joins those who are on the socket of that path already. `onFinal` hears why it will not come back. */
export function connect(where: string | Socket, authToken: string | undefined, onFinal: (reason: string) => void): Connection {
  const path = typeof where === "string" ? where : "";
  const socket = typeof where === "string" ? share(path, authToken) : where;
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

function share(path: string, authToken: string | undefined): Socket {
  let entry = shared.get(path);
  if (!entry) {
    entry = { socket: new Socket(path, authToken ? { authToken } : {}), rooms: 0 };
    shared.set(path, entry);
    entry.socket.connect();
  }
  entry.rooms++;
  return entry.socket;
}

function drop(path: string, socket: Socket): void {
  if (shared.get(path)?.socket === socket) {
    shared.delete(path);
  }
  socket.disconnect();
}
