import type { Emitter } from "./types.js";

const Target = EventTarget as unknown as new <Events>() => Emitter<Events>;

/** An EventTarget that says what it says as `CustomEvent`s. */
export class Speaker<Events> extends Target<Events> {
  emit<K extends keyof Events & string>(type: K, ...[detail]: Events[K] extends undefined ? [] : [Events[K]]): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
