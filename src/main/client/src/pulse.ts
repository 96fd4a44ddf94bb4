import type { Speaker } from "./emitter.js";
import type { Quality, RoomMediaEvents } from "./media-types.js";
import type { DeviceSource } from "./device.js";
import type { MediaLink } from "./link.js";
import { Monitor, type Receiving } from "./monitor.js";
import { SPEECH, Speaking } from "./speaking.js";

const TICK_MS = 500;
const TICKS_PER_QUALITY = 6;
const TICKS_PER_REPORT = 20;

interface PulseHost {
  readonly self: { readonly id: string };
  push<T>(event: string, payload?: unknown): Promise<T>;
}

/** Twice a second: who speaks; now and then: how good the connections are. */
export class Pulse {
  readonly speaking = new Speaking();
  talkingWhileMuted = false;
  quality: ReadonlyMap<string, Quality> = new Map();
  readonly #host: PulseHost;
  readonly #link: MediaLink;
  readonly #receiving: Receiving;
  readonly #media: Speaker<RoomMediaEvents> & { microphone: DeviceSource };
  #timer: ReturnType<typeof setInterval> | undefined;
  #monitor: Monitor | null = null;
  #busy = false;
  #ticks = 0;

  constructor(host: PulseHost, link: MediaLink, receiving: Receiving, media: Speaker<RoomMediaEvents> & { microphone: DeviceSource }) {
    this.#host = host;
    this.#link = link;
    this.#receiving = receiving;
    this.#media = media;
  }

  run(on: boolean): void {
    if (on) {
      this.#timer ??= setInterval(() => void this.#tick(), TICK_MS);
      return;
    }
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#monitor = null;
    this.quality = new Map();
    this.speaking.now = new Set();
    this.talkingWhileMuted = false;
  }

  async #tick(): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const levels = await this.#look();
      const { loudness, muted } = this.#media.microphone;
      if (!muted) {
        levels.set(this.#host.self.id, loudness);
      }
      if (this.#timer !== undefined && this.speaking.update(levels, performance.now())) {
        this.#media.emit("speaking", { speaking: this.speaking.now });
      }
      const talking = muted && loudness > SPEECH * 2;
      if (talking !== this.talkingWhileMuted) {
        this.talkingWhileMuted = talking;
        this.#media.emit("change");
      }
    } finally {
      this.#busy = false;
    }
  }

  async #look(): Promise<Map<string, number>> {
    const peer = this.#link.session$.value?.peer;
    if (!peer || peer.connectionState !== "connected") {
      return new Map();
    }
    if (this.#monitor?.peer !== peer) {
      this.#monitor = new Monitor(peer);
    }
    const { levels, quality, own } = await this.#monitor.look(this.#receiving);
    this.#ticks++;
    if (this.#ticks % TICKS_PER_QUALITY === 0 && this.#timer !== undefined) {
      quality.set(this.#host.self.id, own.level);
      if (changed(this.quality, quality)) {
        this.quality = quality;
        this.#media.emit("quality", { quality });
      }
    }
    if (this.#ticks % TICKS_PER_REPORT === 0) {
      void this.#host.push("cf_quality", own).catch(() => {});
    }
    return levels;
  }
}

function changed(before: ReadonlyMap<string, Quality>, now: ReadonlyMap<string, Quality>): boolean {
  return before.size !== now.size || [...now].some(([id, quality]) => before.get(id) !== quality);
}
