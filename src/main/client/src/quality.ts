import type { Quality } from "./media-types.js";

/** What a connection was like for a while: seconds, 0 to 1. */
export interface Measured {
  rtt: number;
  jitter: number;
  loss: number;
}

// One-way delay above 200 ms makes people talk over each other; concealment of lost sound is heard from about 3 % on.
const FAIR: Measured = { rtt: 0.25, jitter: 0.03, loss: 0.03 };
const POOR: Measured = { rtt: 0.5, jitter: 0.1, loss: 0.1 };
const MEASURES = ["rtt", "jitter", "loss"] as const;

export function qualityOf(measured: Measured): Quality {
  const beyond = (limit: Measured) => MEASURES.some((measure) => measured[measure] > limit[measure]);
  return beyond(POOR) ? "poor" : beyond(FAIR) ? "fair" : "good";
}

/** Makes it as bad as the worse of both. */
export function worsen(worst: Measured, other: Partial<Measured>): void {
  for (const measure of MEASURES) {
    worst[measure] = Math.max(worst[measure], other[measure] ?? 0);
  }
}

/** How much the last look counts: one packet lost of the 25 of half a second is no bad connection yet. */
const SMOOTHING = 0.2;

/** The counters of one stream that arrives, and how they grew since the last look. */
export class Stream {
  #last: RTCInboundRtpStreamStats | Record<string, undefined> = {};
  loss = 0;
  jitter = 0;
  /** Root mean square of the sound. */
  level = 0;

  update(stat: RTCInboundRtpStreamStats): void {
    const last = this.#last;
    this.#last = stat;
    const grown = (counter: "packetsReceived" | "packetsLost" | "totalAudioEnergy" | "totalSamplesDuration") =>
      Math.max(0, (stat[counter] ?? 0) - (last[counter] ?? 0));
    const lost = grown("packetsLost");
    const packets = grown("packetsReceived") + lost;
    this.loss += SMOOTHING * (lost / (packets || 1) - this.loss);
    this.jitter = stat.jitter ?? 0;
    this.level = Math.sqrt(grown("totalAudioEnergy") / (grown("totalSamplesDuration") || Infinity));
  }
}
