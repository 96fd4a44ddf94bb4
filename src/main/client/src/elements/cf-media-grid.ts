import { html, nothing } from "lit";
import type { Tile } from "../media-types.js";
import { CfElement, define, reflected, reflectedFlag } from "./base.js";
import { CfMediaTile } from "./cf-media-tile.js";
import { gridStyles } from "./grid-styles.js";
import { capacity, even, type Place, stage, stageCapacity } from "./layout.js";
import { messages } from "./messages.js";

/** The most relevant tiles of the room, as large as its box lets them be; a shared screen on a stage. */
export class CfMediaGrid extends CfElement {
  declare max: number;
  declare moderator: boolean;
  declare layout: "even" | "stage";
  #tiles = new Map<string, CfMediaTile>();
  #list = Object.assign(document.createElement("div"), { role: "list", ariaLabel: messages.participants });
  #box = { width: 0, height: 0 };

  constructor() {
    super();
    this.max = 25;
  }

  protected override resized(box: DOMRectReadOnly) {
    this.#box = box;
    this.requestUpdate();
  }

  override render() {
    const { room } = this;
    const { width, height } = this.#box;
    if (!room || !width || !height) {
      return nothing;
    }
    const onStage = room.media.stage(1)[0]?.kind === "screen";
    const [most, arrange] = onStage ? [stageCapacity, stage] : [capacity, even];
    const tiles = room.media.stage(Math.min(this.max, most(width, height)));
    const places = arrange(tiles.length, width, height);
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
      const [x, y, width, height] = Object.values(places[index]).map(Math.round);
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

define("cf-media-grid", CfMediaGrid, { max: { type: Number }, moderator: reflectedFlag, layout: reflected }, gridStyles);
