import type { Quality } from "./media-types.js";
import { Monitor, type Report } from "./monitor.js";
import { SPEECH, Speaking } from "./speaking.js";
import type { RemoteTrack } from "./types.js";

const TICK_MS = 500;
const TICKS_PER_QUALITY = 6;
const TICKS_PER_REPORT = 20;

export interface PulseHost {
  selfId(): string;
  peer(): RTCPeerConnection | null;
  receiving(): Iterable<{ remote: RemoteTrack; track: MediaStreamTrack }>;
  /** How loud the own microphone is, and whether others hear it. */
  voice(): { level: number; heard: boolean };
  onSpeaking(): void;
  onTalkingWhileMuted(): void;
  onQuality(): void;
  report(report: Report): void;
}

/** Twice a second: who speaks; now and then: how good the connections are. */
export class Pulse {
  readonly speaking = new Speaking();
  talkingWhileMuted = false;
  quality: ReadonlyMap<string, Quality> = new Map();
  readonly #host: PulseHost;
  #timer: ReturnType<typeof setInterval> | undefined;
  #monitor: Monitor | null = null;
  #busy = false;
  #ticks = 0;

  constructor(host: PulseHost) {
    this.#host = host;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.#tick(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#monitor = null;
    this.quality = new Map();
    this.talkingWhileMuted = false;
  }

  async #tick(): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const levels = await this.#look();
      const { level, heard } = this.#host.voice();
      if (heard) {
        levels.set(this.#host.selfId(), level);
      }
      if (this.#timer !== undefined && this.speaking.update(levels, performance.now())) {
        this.#host.onSpeaking();
      }
      const talking = !heard && level > SPEECH * 2;
      if (talking !== this.talkingWhileMuted) {
        this.talkingWhileMuted = talking;
        this.#host.onTalkingWhileMuted();
      }
    } finally {
      this.#busy = false;
    }
  }

  async #look(): Promise<Map<string, number>> {
    const peer = this.#host.peer();
    if (!peer || peer.connectionState !== "connected") {
      return new Map();
    }
    if (this.#monitor?.peer !== peer) {
      this.#monitor = new Monitor(peer);
    }
    const { levels, quality, own } = await this.#monitor.look(this.#host.receiving());
    this.#ticks++;
    if (this.#ticks % TICKS_PER_QUALITY === 0 && this.#timer !== undefined) {
      quality.set(this.#host.selfId(), own.level);
      if (changed(this.quality, quality)) {
        this.quality = quality;
        this.#host.onQuality();
      }
    }
    if (this.#ticks % TICKS_PER_REPORT === 0) {
      this.#host.report(own);
    }
    return levels;
  }
}

function changed(before: ReadonlyMap<string, Quality>, now: ReadonlyMap<string, Quality>): boolean {
  return before.size !== now.size || [...now].some(([id, quality]) => before.get(id) !== quality);
}
