import { html, nothing } from "lit";
import { joinRoom } from "../room.js";
import type { InitialMedia, Room, RoomEvents } from "../types.js";
import { CfElement, define, type RoomRequest } from "./base.js";
import { callOf } from "./call.js";
import type { JoinWish } from "./cf-prejoin.js";
import { messages } from "./messages.js";
import { newsOf } from "./news.js";
import { roomStyles } from "./room-styles.js";
import { shared } from "./styles.js";
import "./cf-prejoin.js";

type Phase = "idle" | "prejoin" | "joining" | "joined" | "away" | "left" | "failed";

/** Joins a room and gives it to the elements inside. Without any inside, it shows a whole call. */
export class CfRoom extends CfElement {
  static override properties = {
    topic: {},
    params: { type: Object },
    socket: {},
    authToken: { attribute: "auth-token" },
    prejoin: { type: Boolean },
    audio: { type: Boolean },
    video: { type: Boolean },
    moderator: { type: Boolean, reflect: true },
    theme: { reflect: true },
    hand: {},
    chat: {},
    nameField: { attribute: "name-field" },
    phase: { reflect: true },
    panel: { reflect: true },
    says: { state: true },
    unread: { state: true },
  };
  static override styles = [shared, roomStyles];
  declare topic: string | null;
  declare params: Record<string, unknown> | null;
  declare socket: string | undefined;
  declare authToken: string | undefined;
  /** Asks for a name and devices before it joins. */
  declare prejoin: boolean;
  declare audio: boolean;
  declare video: boolean;
  declare moderator: boolean;
  declare theme: "light" | "dark" | null;
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
  #wish?: JoinWish;
  #hands = new Set<string>();

  constructor() {
    super();
    this.phase = "idle";
    this.nameField = "name";
    this.says = "";
    this.unread = 0;
    this.addEventListener("cf-room-request", (event) => {
      const request = (event as CustomEvent<RoomRequest>).detail;
      event.stopPropagation();
      if (event.composedPath()[0] === this) {
        return;
      }
      this.#consumers.add(request);
      request.release = () => this.#consumers.delete(request);
      request.use(this.room ?? null, this);
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    if (!this.room) {
      this.prejoin ? (this.phase = "prejoin") : this.topic && void this.join();
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    // Moved within the page, it is connected again by now.
    queueMicrotask(() => !this.isConnected && this.#end());
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
  }

  protected override roomChanged(room: Room | null, before: Room | null) {
    before?.removeEventListener("members", this.#told);
    before?.removeEventListener("state", this.#turned);
    room?.addEventListener("members", this.#told);
    room?.addEventListener("state", this.#turned);
    if (room) {
      this.#turned();
    }
    this.#consumers.forEach((each) => each.use(room, this));
  }

  #turned = () => {
    const before = this.phase;
    this.phase = this.room!.state;
    if (this.phase === "left" && before !== "left") {
      this.#own = null;
      this.emit("cf-left", { room: this.room });
    }
  };

  /** Joins, with the attributes as they are. */
  async join() {
    const attempt = ++this.#attempt;
    const { topic, socket, authToken } = this;
    this.phase = "joining";
    this.problem = null;
    const params = { ...this.params, ...(this.#wish && { name: this.#wish.name }) };
    try {
      const room = await joinRoom(topic ?? "", { params, socket, authToken, media: this.#media() });
      if (attempt !== this.#attempt) {
        void room.leave();
        return;
      }
      this.#own = this.room = room;
      this.emit("cf-joined", { room });
    } catch (problem) {
      if (attempt === this.#attempt) {
        this.problem = problem;
        this.phase = this.#wish ? "prejoin" : "failed";
        this.emit("cf-error", { problem });
      }
    }
  }

  #media(): InitialMedia {
    const wish = this.#wish;
    return wish ? { audio: wish.audio, video: wish.video, preview: wish.preview } : { audio: this.audio, video: this.video };
  }

  #told = (event: CustomEvent<RoomEvents["members"]>) => {
    const hands = new Set(this.room!.members.filter(({ meta }) => meta.hand).map(({ id }) => id));
    this.says = newsOf(event.detail, this.#hands, (member) => this.nameOf(member)) || this.says;
    this.#hands = hands;
  };

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
    const again = (text: string) => html`<button class="primary" @click=${() => this.join()}>${text}</button>`;
    const card = (content: unknown) => html`<div class="door" part="door">${content}</div>`;
    const { phase } = this;
    if (this.prejoin && (phase === "prejoin" || (phase === "joining" && this.#wish))) {
      return html`<cf-prejoin part="prejoin" ?busy=${phase === "joining"} .problem=${this.problem ? this.#why() : null}
        name=${String(this.params?.[this.nameField] ?? "")} @cf-join=${this.#entered}><slot name="prejoin"></slot></cf-prejoin>`;
    }
    return phase === "joining"
      ? card(html`<span class="spinner"></span><p role="status">${messages.joining}</p>`)
      : phase === "failed"
        ? card(html`<h2>${messages.notJoined}</h2><p role="alert">${this.#why()}</p>${again(messages.retry)}`)
        : phase === "left"
          ? card(html`<h2>${messages.left}</h2>${this.topic ? again(messages.rejoin) : nothing}`)
          : nothing;
  }

  #why() {
    const { reason = "", message } = this.problem as { reason?: string; message?: string };
    return messages.refused[reason] ?? message ?? String(this.problem);
  }

  #entered(event: CustomEvent<JoinWish>) {
    event.stopPropagation();
    this.#wish = event.detail;
    void this.join();
  }
}

define("cf-room", CfRoom);
