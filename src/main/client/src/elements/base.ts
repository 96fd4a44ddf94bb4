import { type CSSResult, LitElement, type PropertyDeclarations } from "lit";
import type { LocalMedia } from "../media-types.js";
import type { Member, Room } from "../types.js";
import type { CfRoom } from "./cf-room.js";
import { shared } from "./styles.js";

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
  /** The field of a member's meta that has its name; that of the room by default. */
  declare nameField?: string | null;
  protected providesRoom = false;
  /** The `<cf-room>` around this element. */
  host?: CfRoom;
  #room?: Room | null;
  #media?: LocalMedia | null;
  #heard = new AbortController();
  #here = new AbortController();
  #sizes = new ResizeObserver(([{ contentRect }]) => this.resized(contentRect));
  #request?: RoomRequest;

  override connectedCallback() {
    super.connectedCallback();
    this.#here = new AbortController();
    this.#sizes.observe(this);
    this.connected(this.#here.signal);
    this.#hear(this.room, this.devices);
    this.requestUpdate();
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
    this.#sizes.disconnect();
    this.#here.abort();
    this.#hear();
    if (this.#request?.release) {
      this.#request.release();
      this.room = null;
    }
    this.#request = undefined;
  }

  protected override willUpdate(_changed: Map<PropertyKey, unknown>) {
    if (this.isConnected) {
      this.#hear(this.room, this.devices);
    }
  }

  /** Listens to these, and no longer to others. */
  #hear(room?: Room | null, media?: LocalMedia | null) {
    if (room === this.#room && media === this.#media) {
      return;
    }
    this.#room = room;
    this.#media = media;
    this.#heard.abort();
    this.#heard = new AbortController();
    const { signal } = this.#heard;
    const changed = () => this.requestUpdate();
    ROOM.forEach((type) => room?.addEventListener(type, changed, { signal }));
    MEDIA.forEach((type) => media?.addEventListener(type, changed, { signal }));
    this.roomChanged(room, signal);
  }

  /** Whose devices are shown. */
  protected get devices(): LocalMedia | null | undefined {
    return this.room?.media;
  }

  /** The element is in the page, until `gone`. */
  protected connected(_gone: AbortSignal) {}

  /** The room is another one, or none; until `over`. */
  protected roomChanged(_room: Room | null | undefined, _over: AbortSignal) {}

  protected resized(_box: DOMRectReadOnly) {}

  /** @returns false if a listener prevented what the event announces */
  protected emit(type: string, detail?: unknown) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  /** What a member is called: its `name`, or another field of its meta. */
  protected nameOf(member: Member): string {
    return String(member.meta[this.nameField || this.host?.nameField || "name"] ?? member.key);
  }
}

// Kinds of properties; the reflected ones are there to style by.
export const unlisted = { attribute: false };
export const flag = { type: Boolean };
export const reflected = { reflect: true };
export const reflectedFlag = { ...flag, ...reflected };

/** Gives an element its properties and its look, and its name unless the page has one of that name already. */
export function define(name: string, element: typeof CfElement, properties: PropertyDeclarations, styles: CSSResult) {
  element.properties = properties;
  element.styles = [shared, styles];
  customElements.get(name) ?? customElements.define(name, element);
}
