import type { Taker } from "./pulling.js";

const GESTURES = ["pointerdown", "keydown", "touchend"];

/** Plays the sound of everyone, in one element that nobody sees. */
export class AudioSink {
  /** The browser waits for a gesture. The next one anywhere on the page is taken. */
  blocked = false;
  readonly #element = new Audio();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Plays what one source brings. */
  listener(): Taker {
    let playing: MediaStreamTrack | null = null;
    return {
      wanted: () => "",
      take: (track) => {
        if (playing !== track) {
          this.#play(playing, track);
          playing = track;
        }
      },
    };
  }

  setSpeaker(deviceId: string): void {
    void this.#element.setSinkId?.(deviceId).catch(() => {});
  }

  readonly resume = (): void => {
    this.#element.play().then(
      () => this.#block(false),
      // Anything else comes from a change of tracks, which plays again.
      (error: Error) => error.name === "NotAllowedError" && this.#block(true),
    );
  };

  close(): void {
    this.#block(false);
    this.#element.srcObject = null;
  }

  /** In a new stream: some browsers play only the tracks that were there when it was set. */
  #play(old: MediaStreamTrack | null, next: MediaStreamTrack | null): void {
    const playing = this.#element.srcObject as MediaStream | null;
    const others = playing?.getTracks().filter((track) => track !== old) ?? [];
    const tracks = next ? [...others, next] : others;
    if (tracks.length > 0) {
      this.#element.srcObject = new MediaStream(tracks);
      this.resume();
    } else {
      this.close();
    }
  }

  #block(blocked: boolean): void {
    if (this.blocked !== blocked) {
      this.blocked = blocked;
      const listen = blocked ? document.addEventListener : document.removeEventListener;
      GESTURES.forEach((gesture) => listen.call(document, gesture, this.resume, true));
      this.#changed();
    }
  }
}
