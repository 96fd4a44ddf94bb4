/** Louder than a room without anybody: −40 dB. */
export const SPEECH = 0.01;
/** Between words nobody falls silent. */
const HOLD_MS = 1000;

/** Who speaks, from how loud they are. */
export class Speaking {
  /** When each was last heard. */
  readonly spoke = new Map<string, number>();
  now: ReadonlySet<string> = new Set();

  /** @return whether somebody began or stopped */
  update(levels: ReadonlyMap<string, number>, time: number): boolean {
    for (const [id, level] of levels) {
      if (level > SPEECH) {
        this.spoke.set(id, time);
      }
    }
    const before = this.now;
    this.now = new Set([...this.spoke].filter(([, last]) => time - last < HOLD_MS).map(([id]) => id));
    return this.now.size !== before.size || [...this.now].some((id) => !before.has(id));
  }
}
