import { Speaker } from "./emitter.js";
import { layerFor } from "./layers.js";
import type { Layer, Watching } from "./media-types.js";
import type { Feed, Taker } from "./pulling.js";
import type { RemoteTrack } from "./types.js";

/** A video that somebody looks at. */
export class Watch extends Speaker<{ track: MediaStreamTrack | null }> implements Watching, Taker {
  readonly remote: RemoteTrack;
  track: MediaStreamTrack | null = null;
  readonly #layer: Layer;
  #feed: Feed | null;
  #height = Infinity;

  constructor(remote: RemoteTrack, layer: Layer, take: (taker: Taker) => Feed) {
    super();
    this.remote = remote;
    this.#layer = layer;
    this.#feed = take(this);
  }

  take(track: MediaStreamTrack | null): void {
    if (track !== this.track) {
      this.track = track;
      this.emit("track", track);
    }
  }

  wanted(): string | null {
    if (this.#height === 0) {
      return null;
    }
    return this.#layer === "auto" ? (layerFor(this.remote.simulcast, this.#height) ?? "") : this.#layer;
  }

  setSize(width: number, height: number): void {
    this.#height = width * height === 0 ? 0 : height * (globalThis.devicePixelRatio ?? 1);
    this.#feed?.refresh();
  }

  close(): void {
    this.#feed?.remove(this);
    this.#feed = null;
    this.take(null);
  }
}
