import { css, html, nothing } from "lit";
import type { Tile } from "../media-types.js";
import { CfElement, define } from "./base.js";
import { CfMediaTile } from "./cf-media-tile.js";
import { capacity, even, type Place, stage, stageCapacity } from "./layout.js";
import { messages } from "./messages.js";
import { shared } from "./styles.js";

/** The most relevant tiles of the room, as large as its box lets them be; a shared screen on a stage. */
export class CfMediaGrid extends CfElement {
  static override properties = {
    max: { type: Number },
    moderator: { type: Boolean, reflect: true },
    layout: { reflect: true },
  };
  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        width: 100%;
        height: 100%;
        min-height: 160px;
        overflow: hidden;
      }
      cf-media-tile {
        position: absolute;
        transition: inset 0.25s, width 0.25s, height 0.25s;
      }
      .more,
      .captions {
        position: absolute;
        bottom: 8px;
        padding: 0.2em 0.8em;
        border-radius: 999px;
        background: rgb(10 12 20 / 78%);
        color: #fff;
        font-size: 0.875rem;
        font-weight: 600;
      }
      .more {
        inset-inline-end: 8px;
      }
      .captions {
        inset-inline: 8%;
        bottom: 44px;
        width: fit-content;
        margin-inline: auto;
        padding: 0;
        border-radius: 10px;
        font-size: 1.05rem;
        font-weight: 450;
        text-align: center;
      }
      ::slotted([slot="captions"]:not(:empty)) {
        display: block;
        padding: 0.35em 0.8em;
      }
      @media (prefers-reduced-motion: reduce) {
        cf-media-tile {
          transition: none;
        }
      }
    `,
  ];
  declare max: number;
  declare moderator: boolean;
  declare layout: "even" | "stage";
  #tiles = new Map<string, CfMediaTile>();
  #list = Object.assign(document.createElement("div"), { role: "list", ariaLabel: messages.participants });
  #box = { width: 0, height: 0 };
  #sizes = new ResizeObserver(([{ contentRect }]) => {
    this.#box = contentRect;
    this.requestUpdate();
  });

  constructor() {
    super();
    this.max = 25;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override render() {
    const { room } = this;
    const { width, height } = this.#box;
    if (!room || !width || !height) {
      return nothing;
    }
    const onStage = room.media.stage(1)[0]?.kind === "screen";
    const tiles = room.media.stage(Math.min(this.max, (onStage ? stageCapacity : capacity)(width, height)));
    const places = (onStage ? stage : even)(tiles.length, width, height);
    this.layout = onStage ? "stage" : "even";
    const seen = new Set(tiles.map(({ member }) => member.id));
    this.#arrange(tiles, places);
    const hidden = room.members.length - seen.size;
    return html`
      ${this.#list}
      ${hidden > 0 ? html`<div class="more" part="more" role="img" aria-label=${messages.others(hidden)}>+${hidden}</div>` : nothing}
      <div class="captions" part="captions" aria-live="polite"><slot name="captions"></slot></div>
      <slot></slot>
    `;
  }

  /** One element for each tile, for as long as there is one: what it shows goes on, wherever it moves. */
  #arrange(tiles: Tile[], places: Place[]) {
    const gone = new Set(this.#tiles.keys());
    tiles.forEach(({ key, member, track, kind }, index) => {
      const tile = this.#tiles.get(key) ?? new CfMediaTile();
      const [x, y, width, height] = (["x", "y", "width", "height"] as const).map((side) => Math.round(places[index][side]));
      Object.assign(tile, { room: this.room, host: this.host, member, track, kind, role: "listitem", part: "tile" });
      tile.moderator = this.moderator || !!this.host?.moderator;
      tile.setAttribute("exportparts", "video, avatar, label, badges, menu");
      tile.style.cssText = `inset-inline-start:${x}px;top:${y}px;width:${width}px;height:${height}px`;
      if (!gone.delete(key)) {
        this.#tiles.set(key, tile);
        this.#list.append(tile);
      }
    });
    for (const key of gone) {
      this.#tiles.get(key)!.remove();
      this.#tiles.delete(key);
    }
  }
}

define("cf-media-grid", CfMediaGrid);
