// What applications and elements see of a room. `Room` and `RoomMedia` are made by joinRoom().
import type { Socket } from "phoenix";
import type { RoomMedia } from "./media-types.js";

/** An EventTarget whose events are `CustomEvent`s with the details that `Events` names. */
export interface Emitter<Events> extends EventTarget {
  addEventListener<K extends keyof Events & string>(
    type: K,
    listener: (event: CustomEvent<Events[K]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof Events & string>(
    type: K,
    listener: (event: CustomEvent<Events[K]>) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

export interface ConnectOptions {
  /** The path of the rooms, `/rooms` by default, or a socket of phoenix.js. Rooms with the same path share a socket. */
  socket?: string | Socket;
  /** A bearer token for the socket, if there is no cookie. Only for the first room of a path: the socket is shared. */
  authToken?: string;
}

export interface JoinOptions extends ConnectOptions {
  /** What the room's `@OnJoin` receives. A function is asked anew at each join, also when coming back. */
  params?: object | (() => object);
  /** Continues a membership of an earlier page: see {@link Room.resumeToken}. */
  resumeToken?: string;
  /** What to publish as soon as the room is joined. Nothing by default. `false` means: no media at all, not even to receive. */
  media?: false | InitialMedia;
}

export interface InitialMedia {
  /** Publishes the microphone. `"muted"` publishes it muted. */
  audio?: boolean | "muted" | MediaTrackConstraints;
  /** Publishes the camera. */
  video?: boolean | MediaTrackConstraints;
  /** Whether the camera is sent in several sizes, so that everybody receives what fits. `true` by default. */
  simulcast?: boolean;
  /** Takes over the devices of a preview, without opening them again. See `openPreview()`. */
  preview?: import("./media-types.js").Preview;
}

/** `away`: the connection is lost, and being built again. `left` is final. */
export type RoomState = "joined" | "away" | "left";

export interface RoomEvents {
  /** `reason` of `left`: `left` (leave() was called), or what the server says: `kicked`, `banned`, `replaced`, `closed`, … */
  state: { state: RoomState; reason?: string };
  members: { joined: Member[]; left: Member[]; updated: Member[] };
}

/** One membership of one room. It survives lost connections. */
export interface Room<Reply = unknown> extends Emitter<RoomEvents> {
  readonly topic: string;
  /** This membership: `id` as in presence; `key` is the user, empty until the first presence. */
  readonly self: { readonly id: string; readonly key: string };
  /** What `@OnJoin` replied, of the latest join. */
  readonly reply: Reply;
  readonly state: RoomState;
  /** Who is there, oldest first; a user with two devices is two members. */
  readonly members: readonly Member[];
  /** Always there; `media.enabled` and `media.reason` say whether the room has any. */
  readonly media: RoomMedia;
  /** Continues this membership in another page, within the rejoin grace; good once. Empty after leave(). */
  readonly resumeToken: string;
  /** Asks for an event of the room. Rejects with a {@link RoomError}. */
  push<T = unknown>(event: string, payload?: unknown): Promise<T>;
  /** Hears what the room broadcasts. Call the result to stop. */
  on<T = unknown>(event: string, callback: (payload: T) => void): () => void;
  /** Leaves, and stops camera, microphone and screen. */
  leave(): Promise<void>;
}

/** One device of one user in a room. A new object whenever something of it has changed. */
export interface Member {
  readonly id: string;
  readonly key: string;
  /** What the application says of the member; without `tracks`, `media` and Phoenix' own fields. */
  readonly meta: Readonly<Record<string, unknown>>;
  /** What the application says of the user, beside its metas. */
  readonly user: Readonly<Record<string, unknown>>;
  /** What others may see and hear of it. */
  readonly tracks: readonly RemoteTrack[];
  readonly mediaState: MediaState;
  readonly isSelf: boolean;
  /** Publishes over WHIP: OBS, a camera, a robot. */
  readonly isBroadcast: boolean;
}

export type TrackKind = "audio" | "video";
export type TrackSource = "camera" | "microphone" | "screen";
export type MediaState = "new" | "connecting" | "connected" | "disconnected" | "failed" | "closed";

export interface RemoteTrack {
  readonly memberId: string;
  readonly sessionId: string;
  readonly trackName: string;
  readonly kind: TrackKind;
  readonly source: TrackSource;
  readonly muted: boolean;
  /** The `rid`s of its layers, best first; empty if it has only one. */
  readonly simulcast: readonly string[];
}

/** The room refused, with a reason of `frames.md` or of the application. */
export class RoomError extends Error {
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(reason: string, details: Record<string, unknown> = {}, what = "The room") {
    super(`${what} refused: ${reason}${Object.keys(details).length ? ` ${JSON.stringify(details)}` : ""}`);
    this.name = "RoomError";
    this.reason = reason;
    this.details = details;
  }
}
