import type { Quality } from "./media-types.js";

/** What a connection was like for a while: seconds, 0 to 1, bit/s. */
export interface Measured {
  rtt: number;
  jitter: number;
  loss: number;
}

// One-way delay above 200 ms makes people talk over each other; concealment of lost sound is heard from about 3 % on.
const FAIR: Measured = { rtt: 0.25, jitter: 0.03, loss: 0.03 };
const POOR: Measured = { rtt: 0.5, jitter: 0.1, loss: 0.1 };

export function qualityOf(measured: Measured): Quality {
  const beyond = (limit: Measured) => measured.rtt > limit.rtt || measured.jitter > limit.jitter || measured.loss > limit.loss;
  return beyond(POOR) ? "poor" : beyond(FAIR) ? "fair" : "good";
}

/** How much the last look counts: one packet lost of the 25 of half a second is no bad connection yet. */
const SMOOTHING = 0.2;

/** The counters of one stream that arrives, and how they grew since the last look. */
export class Stream {
  #packets = 0;
  #lost = 0;
  #energy = 0;
  #seconds = 0;
  loss = 0;
  jitter = 0;
  /** Root mean square of the sound. */
  level = 0;

  update(stat: RTCInboundRtpStreamStats): void {
    const packets = (stat.packetsReceived ?? 0) - this.#packets;
    const lost = Math.max(0, (stat.packetsLost ?? 0) - this.#lost);
    this.#packets += packets;
    this.#lost = stat.packetsLost ?? 0;
    this.loss += SMOOTHING * ((packets + lost > 0 ? lost / (packets + lost) : 0) - this.loss);
    this.jitter = stat.jitter ?? 0;
    this.hear(stat.totalAudioEnergy ?? 0, stat.totalSamplesDuration ?? 0);
  }

  hear(energy: number, seconds: number): void {
    const duration = seconds - this.#seconds;
    this.level = duration > 0 ? Math.sqrt(Math.max(0, energy - this.#energy) / duration) : 0;
    this.#energy = energy;
    this.#seconds = seconds;
  }
}
