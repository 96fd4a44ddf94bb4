import { html, nothing } from "lit";
import { joinRoom } from "../room.js";
import { prepareConnection } from "../sockets.js";
import type { InitialMedia, Room, RoomEvents, RoomState } from "../types.js";
import { CfElement, define, flag, reflected, reflectedFlag, type RoomRequest, unlisted } from "./base.js";
import { callOf } from "./call.js";
import type { JoinWish } from "./cf-prejoin.js";
import { messages } from "./messages.js";
import { newsOf, whyNot } from "./news.js";
import { roomStyles } from "./room-styles.js";
import "./cf-prejoin.js";

type Phase = RoomState | "idle" | "prejoin" | "joining" | "failed";

/** Joins a room and gives it to the elements inside. Without any inside, it shows a whole call. */
export class CfRoom extends CfElement {
  declare topic: string | null;
  declare params: Record<string, unknown> | null;
  declare socket: string | undefined;
  declare authToken: string | undefined;
  /** Asks for a name and devices before it joins. */
  declare prejoin: boolean;
  declare audio: boolean;
  declare video: boolean;
  declare moderator: boolean;
  /** The event that raises a hand, for the built-in bar. */
  declare hand: string | null;
  /** "off": the built-in call has no chat. */
  declare chat: string | null;
  declare nameField: string;
  declare phase: Phase;
  declare panel: "chat" | "people" | null;
  declare says: string;
  declare unread: number;
  /** Why the room could not be joined. */
  problem: unknown;
  #consumers = new Set<RoomRequest>();
  #own: Room | null = null;
  #attempt = 0;
  #ended = "";
  #wish?: JoinWish;
  #hands = new Set<string>();

  constructor() {
    super();
    this.providesRoom = true;
    this.phase = "idle";
    this.nameField = "name";
    this.addEventListener("cf-room-request", (event) => {
      const request = (event as CustomEvent<RoomRequest>).detail;
      event.stopPropagation();
      this.#consumers.add(request);
      request.release = () => this.#consumers.delete(request);
      request.use(this.room, this);
    });
  }

  protected override connected(gone: AbortSignal) {
    if (!this.room) {
      if (this.prejoin) {
        this.phase = "prejoin";
        prepareConnection(this);
      } else if (this.topic) {
        void this.join();
      }
    }
    // Moved within the page, it is connected again by then.
    gone.onabort = () => queueMicrotask(() => !this.isConnected && this.#end());
  }

  #end() {
    this.#attempt++;
    void this.#own?.leave();
    this.#own = this.room = null;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    super.willUpdate(changed);
    if (changed.get("topic") && this.#own) {
      this.#end();
      void this.join();
    }
    if (changed.has("moderator")) {
      this.#share(this.room);
    }
  }

  protected override roomChanged(room: Room | null | undefined, signal: AbortSignal) {
    if (room) {
      room.addEventListener("members", ({ detail }) => this.#told(detail), { signal });
      room.addEventListener("state", ({ detail }) => this.#turned(detail), { signal });
      this.#turned(room);
    }
    this.#share(room);
  }

  #share(room: Room | null = null) {
    this.#consumers.forEach((each) => each.use(room, this));
  }

  #turned({ state, reason = "" }: { state: RoomState; reason?: string }) {
    const { phase, room } = this;
    this.#ended = reason;
    this.phase = state;
    if (this.phase === "left" && phase !== "left") {
      this.#own = null;
      this.emit("cf-left", { room });
    }
  }

  /** Joins, with the attributes as they are. */
  async join() {
    const attempt = ++this.#attempt;
    const { topic, socket, authToken } = this;
    const wish = this.#wish;
    this.phase = "joining";
    this.problem = null;
    const params = { ...this.params, ...(wish && { [this.nameField]: wish.name }) };
    try {
      const media: InitialMedia = wish ?? { audio: this.audio, video: this.video };
      const room = await joinRoom(topic ?? "", { params, socket, authToken, media });
      if (attempt !== this.#attempt) {
        void room.leave();
        return;
      }
      this.#own = this.room = room;
      this.emit("cf-joined", { room });
    } catch (problem) {
      if (attempt === this.#attempt) {
        this.problem = problem;
        this.phase = wish ? "prejoin" : "failed";
        this.emit("cf-error", { problem });
      }
    }
  }

  #told(change: RoomEvents["members"]) {
    const hands = new Set(this.room!.members.filter(({ meta }) => meta.hand).map(({ id }) => id));
    this.says = newsOf(change, this.#hands, (member) => this.nameOf(member)) || this.says;
    this.#hands = hands;
  }

  override render() {
    const { phase } = this;
    return html`
      <div class="sr" role="status">${this.says}</div>
      ${phase === "away" ? html`<p class="away" part="status" role="alert">${messages.reconnecting}</p>` : nothing}
      ${this.#door()}
      <div class="inside" part="inside" ?hidden=${!this.room || phase === "left"}>
        ${this.childElementCount ? html`<slot></slot>` : this.room && callOf(this)}
      </div>
    `;
  }

  /** What is seen of a room from outside. */
  #door() {
    const { phase } = this;
    const again = (text: string) => html`<button class="primary" @click=${() => this.join()}>${text}</button>`;
    const card = (content: unknown) => html`<div class="door" part="door">${content}</div>`;
    if (this.prejoin && (phase === "prejoin" || (phase === "joining" && this.#wish))) {
      return html`<cf-prejoin part="prejoin" ?busy=${phase === "joining"} .problem=${this.problem ? whyNot(this.problem) : null}
        name=${String(this.params?.[this.nameField] ?? "")} @cf-join=${this.#entered}><slot name="prejoin"></slot></cf-prejoin>`;
    }
    return phase === "joining"
      ? card(html`<span class="spinner"></span><p role="status">${messages.joining}</p>`)
      : phase === "failed"
        ? card(html`<h2>${messages.notJoined}</h2><p role="alert">${whyNot(this.problem)}</p>${again(messages.retry)}`)
        : phase === "left"
          ? card(html`<h2>${messages.ended[this.#ended] ?? messages.left}</h2>${this.topic ? again(messages.rejoin) : nothing}`)
          : nothing;
  }

  #entered(event: CustomEvent<JoinWish>) {
    this.#wish = event.detail;
    void this.join();
  }
}

const properties = {
  topic: {},
  params: { type: Object },
  socket: {},
  authToken: { attribute: "auth-token" },
  prejoin: flag,
  audio: flag,
  video: flag,
  moderator: reflectedFlag,
  hand: {},
  chat: {},
  nameField: { attribute: "name-field" },
  phase: reflected,
  panel: reflected,
  says: unlisted,
  unread: unlisted,
};
define("cf-room", CfRoom, properties, roomStyles);
