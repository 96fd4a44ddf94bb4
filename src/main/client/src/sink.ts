import type { Taker } from "./pulling.js";

const GESTURES = ["pointerdown", "keydown", "touchend"];

/** Plays the sound of everyone, in one element that nobody sees. */
export class AudioSink {
  readonly #stream = new MediaStream();
  readonly #changed: () => void;
  #element: HTMLAudioElement | null = null;
  #speakerId = "";
  #blocked = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The browser waits for a gesture. The next one anywhere on the page is taken. */
  get blocked(): boolean {
    return this.#blocked;
  }

  get speakerId(): string {
    return this.#speakerId;
  }

  /** Plays what one source brings. */
  listener(): Taker {
    let playing: MediaStreamTrack | null = null;
    return {
      wanted: () => "",
      take: (track) => {
        if (playing !== track) {
          if (playing) {
            this.#stream.removeTrack(playing);
          }
          if (track) {
            this.#stream.addTrack(track);
          }
          playing = track;
          this.#restart();
        }
      },
    };
  }

  setSpeaker(deviceId: string): void {
    if (this.#speakerId === deviceId) {
      return;
    }
    this.#speakerId = deviceId;
    void this.#element?.setSinkId?.(deviceId).catch(() => {});
    this.#changed();
  }

  readonly resume = (): void => {
    this.#element?.play().then(
      () => this.#block(false),
      // Anything else comes from a change of tracks, which plays again.
      (error: Error) => error.name === "NotAllowedError" && this.#block(true),
    );
  };

  close(): void {
    this.#block(false);
    this.#element?.remove();
    if (this.#element) {
      this.#element.srcObject = null;
      this.#element = null;
    }
  }

  /** Some browsers play only the tracks that were there when the stream was set. */
  #restart(): void {
    if (this.#stream.getTracks().length === 0) {
      this.close();
      return;
    }
    if (!this.#element) {
      this.#element = document.createElement("audio");
      this.#element.hidden = true;
      document.body.append(this.#element);
      if (this.#speakerId) {
        void this.#element.setSinkId?.(this.#speakerId).catch(() => {});
      }
    }
    this.#element.srcObject = this.#stream;
    this.resume();
  }

  #block(blocked: boolean): void {
    if (this.#blocked === blocked) {
      return;
    }
    this.#blocked = blocked;
    for (const gesture of GESTURES) {
      if (blocked) {
        document.addEventListener(gesture, this.resume, true);
      } else {
        document.removeEventListener(gesture, this.resume, true);
      }
    }
    this.#changed();
  }
}
