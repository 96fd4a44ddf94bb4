// Types of a room whose messages are known: those that quarkus.cloudflare.typescript.output writes. Nothing of it is JavaScript.
import type { JoinOptions, Room } from "./types.js";

/** What is known of a room's messages. An interface generated for a room class is one; `A & { events: { … } }` adds to it. */
export interface RoomMessages {
  /** The addresses of its rooms. */
  topic: string;
  /** What its `@OnJoin` receives. */
  params: object;
  /** What its `@OnJoin` replies. */
  reply: unknown;
  /** By name: what clients may push, each `{ payload, reply }`. */
  pushes: object;
  /** By name: the payload of what the room broadcasts. */
  events: object;
}

type Name<Named> = keyof Named & string;
type Payload<Push> = Push extends { payload: infer P } ? P : never;
type Reply<Push> = Push extends { reply: infer R } ? R : never;
/** May be left out where nothing of it is needed. */
type Argument<T> = object extends T ? [argument?: T] : [argument: T];

/** A room that knows its messages. It goes wherever a `Room` goes. */
export interface TypedRoom<M extends RoomMessages> extends Omit<Room<M["reply"]>, "push" | "on"> {
  /** Asks for an event of the room. Rejects with a `RoomError`. */
  push<E extends Name<M["pushes"]>>(event: E, ...payload: Argument<Payload<M["pushes"][E]>>): Promise<Reply<M["pushes"][E]>>;
  /** Nobody can call this one. It makes the room a `Room`. */
  push<T = unknown>(event: never, payload?: unknown): Promise<T>;
  /** Hears what the room broadcasts. Call the result to stop. */
  on<E extends Name<M["events"]>>(event: E, callback: (payload: M["events"][E]) => void): () => void;
  /** Nobody can call this one. It makes the room a `Room`. */
  on<T = unknown>(event: never, callback: (payload: T) => void): () => void;
}

/** A function has a `name`, and would pass for params that have one. */
type Params<M extends RoomMessages> = (M["params"] & { apply?: never }) | (() => M["params"]);

/** `JoinOptions` with the params of the room, which are there if it needs any. */
export type TypedJoin<M extends RoomMessages> = Argument<
  Omit<JoinOptions, "params"> & (object extends M["params"] ? { params?: Params<M> } : { params: Params<M> })
>;

/** Any topic, unless the messages are known: then TypeScript would take this way out of every mistake. */
export type UntypedTopic<Reply> = [Reply] extends [RoomMessages] ? never : string;
