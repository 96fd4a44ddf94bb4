import { LitElement, type PropertyDeclarations } from "lit";
import type { Member, Room } from "../types.js";
import type { CfRoom } from "./cf-room.js";

/** What `cf-room-request` carries: whoever provides a room calls `use`, at once and again whenever it is another one. */
export interface RoomRequest {
  use(room: Room | null, host: CfRoom): void;
  release?: () => void;
}

const ROOM = ["state", "members"];
const MEDIA = ["change", "speaking", "quality", "reset", "closed"];

/** An element that shows a room: one given as a property, or that of the `<cf-room>` around it. */
export class CfElement extends LitElement {
  static override properties: PropertyDeclarations = { room: { attribute: false } };
  declare room: Room | null;
  protected providesRoom = false;
  /** The `<cf-room>` around this element. */
  host?: CfRoom;
  #heard: Room | null = null;
  #request?: RoomRequest;
  #changed = () => this.requestUpdate();

  override connectedCallback() {
    super.connectedCallback();
    this.#listen();
    if (this.room || this.providesRoom) {
      return;
    }
    this.#request = {
      use: (room, host) => {
        this.room = room;
        this.host = host;
        this.requestUpdate();
      },
    };
    this.emit("cf-room-request", this.#request);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#hear(null);
    if (this.#request?.release) {
      this.#request.release();
      this.room = null;
    }
    this.#request = undefined;
  }

  protected override willUpdate(_changed: Map<PropertyKey, unknown>) {
    this.#listen();
  }

  #listen() {
    this.#hear(this.isConnected ? (this.room ?? null) : null);
  }

  #hear(room: Room | null) {
    if (room === this.#heard) {
      return;
    }
    const before = this.#heard;
    this.#heard = room;
    for (const [of, change] of [
      [before, "removeEventListener"],
      [room, "addEventListener"],
    ] as const) {
      ROOM.forEach((type) => of?.[change](type, this.#changed));
      MEDIA.forEach((type) => of?.media[change](type, this.#changed));
    }
    this.roomChanged(room, before);
  }

  /** The room is another one, or none. */
  protected roomChanged(_room: Room | null, _before: Room | null) {}

  /** @returns false if a listener prevented what the event announces */
  protected emit(type: string, detail?: unknown) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  /** What a member is called: its `name`, or another field of its meta. */
  protected nameOf(member: Member): string {
    return String(member.meta[this.host?.nameField ?? "name"] ?? member.key);
  }
}

/** Defines an element, unless the page has one of that name already. */
export function define(name: string, element: CustomElementConstructor) {
  customElements.get(name) ?? customElements.define(name, element);
}
