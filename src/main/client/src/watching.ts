import { Speaker } from "./emitter.js";
import { layerFor } from "./layers.js";
import type { Layer, Watching } from "./media-types.js";
import type { Pull, Taker } from "./pulling.js";
import type { Pulls } from "./pulls.js";
import type { Source } from "./source.js";
import type { RemoteTrack } from "./types.js";

/** A remote video that somebody looks at. */
export class RemoteWatching extends Speaker<{ track: MediaStreamTrack | null }> implements Watching, Taker {
  readonly remote: RemoteTrack;
  track: MediaStreamTrack | null = null;
  readonly #layer: Layer;
  #height = Infinity;
  #pull: Pull | null = null;

  constructor(pulls: Pulls, remote: RemoteTrack, layer: Layer) {
    super();
    this.remote = remote;
    this.#layer = layer;
    this.#pull = pulls.take(remote, this);
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
    this.#pull?.refresh();
  }

  close(): void {
    this.#pull?.remove(this);
    this.#pull = null;
    this.take(null);
  }
}

/** The own camera or screen: nothing is received for it. */
export class OwnWatching extends Speaker<{ track: MediaStreamTrack | null }> implements Watching {
  readonly remote: RemoteTrack;
  track: MediaStreamTrack | null;
  readonly #source: Source;

  constructor(source: Source, remote: RemoteTrack) {
    super();
    this.remote = remote;
    this.#source = source;
    this.track = source.track;
    source.addEventListener("change", this.#changed);
  }

  setSize(): void {}

  close(): void {
    this.#source.removeEventListener("change", this.#changed);
    this.track = null;
  }

  readonly #changed = (): void => {
    if (this.#source.track !== this.track) {
      this.track = this.#source.track;
      this.emit("track", this.track);
    }
  };
}
