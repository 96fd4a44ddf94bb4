import { type Channel, Presence } from "phoenix";
import { Speaker } from "./emitter.js";
import { LiveMedia } from "./media.js";
import { MemberList, type PresenceState } from "./members.js";
import type { Grant } from "./session.js";
import { type Connection, connect } from "./sockets.js";
import type { RoomMessages, TypedJoin, TypedRoom, UntypedTopic } from "./typed.js";
import { type JoinOptions, type Member, type Room, RoomError, type RoomEvents, type RoomState } from "./types.js";

/** Reasons of a refused join after which phoenix.js tries again, and rightly so. */
const PASSING = new Set(["busy", "timeout", "rate_limited", "internal"]);

interface JoinReply {
  _room?: { id?: string; resume?: string; resumed?: boolean; media?: Grant };
}

/**
 * Joins a room. Rejects with a {@link RoomError} if the room refuses; while the server cannot be reached, it goes on trying.
 *
 * @param topic the address of the room, for example `chat:lobby`
 */
export function joinRoom<M extends RoomMessages = never>(topic: M["topic"], ...options: TypedJoin<M>): Promise<TypedRoom<M>>;
export function joinRoom<Reply = unknown>(topic: UntypedTopic<Reply>, options?: JoinOptions): Promise<Room<Reply>>;
export function joinRoom<Reply = unknown>(topic: string, options: JoinOptions = {}): Promise<Room<Reply>> {
  return new Promise((resolve, reject) => void new LiveRoom<Reply>(topic, options, resolve, reject));
}

class LiveRoom<Reply> extends Speaker<RoomEvents> implements Room<Reply> {
  readonly topic: string;
  readonly media: LiveMedia;
  readonly self = { id: "", key: "" };
  reply!: Reply;
  state: RoomState = "away";
  resumeToken: string;
  readonly #members = new MemberList();
  readonly #connection: Connection;
  readonly #channel: Channel;
  readonly #resolve: (room: Room<Reply>) => void;
  readonly #reject: (error: RoomError) => void;

  constructor(topic: string, options: JoinOptions, resolve: (room: Room<Reply>) => void, reject: (error: RoomError) => void) {
    super();
    this.topic = topic;
    this.resumeToken = options.resumeToken ?? "";
    this.#resolve = resolve;
    this.#reject = reject;
    this.#connection = connect(options, (reason) => this.#end(reason));
    this.#channel = this.#connection.socket.channel(topic, () => this.#params(options.params));
    this.media = new LiveMedia(this, options.media ?? {});
    const presence = new Presence(this.#channel);
    presence.onSync(() => this.#present((presence as unknown as { state: PresenceState }).state));
    this.#channel.onError(() => this.#lost());
    this.#channel.onClose((payload) => this.#end(payload?.reason ?? "closed"));
    this.#channel
      .join()
      .receive("ok", (reply) => this.#joined(reply))
      .receive("error", (refusal) => this.#refused(refusal ?? {}));
  }

  get members(): readonly Member[] {
    return this.#members.list;
  }

  push<T = unknown>(event: string, payload: unknown = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.state === "left") {
        reject(new RoomError("not_joined", {}, event));
        return;
      }
      this.#channel
        .push(event, payload as object)
        .receive("ok", resolve)
        .receive("error", (refusal) => reject(new RoomError(refusal?.reason ?? "refused", refusal?.details, event)))
        .receive("timeout", () => reject(new RoomError("timeout", {}, event)));
    });
  }

  on<T = unknown>(event: string, callback: (payload: T) => void): () => void {
    const reference = this.#channel.on(event, callback);
    return () => this.#channel.off(event, reference);
  }

  leave(): Promise<void> {
    return this.state === "left" ? Promise.resolve() : this.#end("left");
  }

  #params(params: JoinOptions["params"]): object {
    const own = typeof params === "function" ? params() : params;
    return this.resumeToken ? { ...own, _room: { resume: { token: this.resumeToken } } } : { ...own };
  }

  #joined(reply: Reply & JoinReply): void {
    const { id = "", resume = "", resumed = false, media } = reply._room ?? {};
    this.resumeToken = resume;
    this.reply = reply;
    this.self.id = id;
    this.#changeState("joined");
    this.media.joined(media, resumed);
    this.#resolve(this);
  }

  #refused({ reason = "refused", details = {} }: { reason?: string; details?: Record<string, unknown> }): void {
    if (this.state !== "left" && !PASSING.has(reason)) {
      void this.#end(reason, details);
    }
  }

  #lost(): void {
    if (this.state === "joined") {
      this.media.away();
      this.#changeState("away");
    }
  }

  #present(state: PresenceState): void {
    if (this.state === "left") {
      return;
    }
    const changes = this.#members.update(state, this.self.id);
    if (changes) {
      this.self.key = this.members.find(({ isSelf }) => isSelf)?.key ?? this.self.key;
      this.media.present();
      this.emit("members", changes);
    }
  }

  /** For good: of the own will, or of the server's. */
  async #end(reason: string, details: Record<string, unknown> = {}): Promise<void> {
    if (this.state === "left") {
      return;
    }
    this.resumeToken = "";
    this.media.close();
    this.#changeState("left", reason);
    this.#reject(new RoomError(reason, details, this.topic));
    await new Promise((resolve) => this.#channel.leave().receive("ok", resolve).receive("timeout", resolve).receive("error", resolve));
    this.#connection.release();
  }

  #changeState(state: RoomState, reason?: string): void {
    if (this.state !== state) {
      this.state = state;
      this.emit("state", reason === undefined ? { state } : { state, reason });
    }
  }
}
