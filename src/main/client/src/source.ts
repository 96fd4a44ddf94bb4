import type { Observable } from "rxjs";
import { Speaker } from "./emitter.js";
import type { LocalSource, MediaProblem, StartOptions } from "./media-types.js";
import { problem, unable } from "./problems.js";
import type { Output, Publication, Publisher } from "./publishing.js";
import type { TrackKind, TrackSource } from "./types.js";

/** As long as phoenix.js waits for an answer. A person has heard by then, whatever the server does. */
const PATIENCE_MS = 10_000;

/** What the camera, the microphone and the screen have in common: off, starting, on, and a room that may want it. */
export abstract class Source extends Speaker<{ change: undefined }> implements LocalSource {
  abstract readonly source: TrackSource;
  on = false;
  starting = false;
  muted = false;
  track: MediaStreamTrack | null = null;
  error: MediaProblem | null = null;
  #publisher: Publisher | null = null;
  #outputs: Output[] = [];
  #publications: Publication[] = [];
  #started: ((ok: boolean) => void)[] = [];
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** Opens it, and says what to publish. Rejects with a {@link MediaProblem}, or `null` if the person thought better of it. */
  protected abstract open(options: StartOptions): Promise<Output[]>;
  protected abstract release(): void;
  protected abstract applyMute(): void;
  abstract setDevice(deviceId: string): void;

  get level(): number {
    return 0;
  }

  get deviceId(): string {
    return this.track?.getSettings().deviceId ?? "";
  }

  start(options: StartOptions = {}): Promise<boolean> {
    if (this.on) {
      if (!options.muted) {
        this.unmute();
      }
      if (options.deviceId) {
        this.setDevice(options.deviceId);
      }
      return this.starting && !this.error ? this.#wait() : Promise.resolve(!this.error);
    }
    const refusal = unable(this.source) ?? this.#publisher?.refusal(this.source);
    if (refusal) {
      this.fail(refusal);
      return Promise.resolve(false);
    }
    this.on = true;
    this.starting = true;
    this.muted = options.muted ?? false;
    this.error = null;
    const started = this.#wait();
    this.open(options).then(
      (outputs) => this.#opened(outputs),
      (problem: MediaProblem | null) => this.on && (problem ? this.fail(problem) : void this.stop()),
    );
    this.changed();
    return started;
  }

  async stop(): Promise<void> {
    if (!this.on) {
      return;
    }
    this.on = false;
    this.#settle(false);
    this.track = null;
    this.#outputs = [];
    const closing = this.#publications.map((publication) => publication.close());
    this.#publications = [];
    this.release();
    this.changed();
    await Promise.all(closing);
  }

  mute(): void {
    this.#setMuted(true);
  }

  unmute(): void {
    this.#setMuted(false);
  }

  /** Publishes what is on in a room, or (`null`) no more. */
  connect(publisher: Publisher | null): void {
    this.#publisher = publisher;
    this.#publications.forEach((publication) => void publication.close());
    this.#publications = [];
    if (this.on && this.#outputs.length > 0) {
      this.#publish();
    }
  }

  /** Stops if the room does not want it any more. */
  check(): void {
    const refusal = this.on && this.#publisher?.refusal(this.source);
    if (refusal) {
      this.fail(refusal);
    }
  }

  /** Off, for a reason. */
  fail(problem: MediaProblem): void {
    void this.stop();
    this.#complain(problem);
  }

  protected output(kind: TrackKind, track$: Observable<MediaStreamTrack>, encodings: RTCRtpEncodingParameters[]): Output {
    return { source: this.source, kind, track$, encodings, muted: () => this.muted, mute: () => this.mute() };
  }

  protected changed(): void {
    this.emit("change");
  }

  #opened(outputs: Output[]): void {
    if (!this.on) {
      this.release();
      return;
    }
    this.#outputs = outputs;
    if (this.#publisher) {
      this.#publish();
    } else {
      this.#settle(true);
    }
    this.changed();
  }

  #publish(): void {
    const publisher = this.#publisher as Publisher;
    const refusal = publisher.refusal(this.source);
    if (refusal) {
      this.fail(refusal);
      return;
    }
    this.starting = true;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      this.#complain(problem("retrying", this.source));
      this.#answer(false);
    }, PATIENCE_MS);
    this.#publications = this.#outputs.map((output, index) =>
      publisher.publish(output, (problem) => {
        if (problem && index === 0) {
          this.fail(problem);
        } else if (!problem && index === 0) {
          this.error = null;
          this.#settle(true);
          this.changed();
        }
      }),
    );
  }

  #wait(): Promise<boolean> {
    return new Promise((resolve) => this.#started.push(resolve));
  }

  #settle(ok: boolean): void {
    this.starting = false;
    clearTimeout(this.#patience);
    this.#answer(ok);
  }

  #answer(ok: boolean): void {
    this.#started.splice(0).forEach((resolve) => resolve(ok));
  }

  #complain(problem: MediaProblem): void {
    this.error = problem;
    this.dispatchEvent(new CustomEvent("problem", { detail: problem }));
    this.changed();
  }

  #setMuted(muted: boolean): void {
    if (!this.on || this.muted === muted) {
      return;
    }
    this.muted = muted;
    this.applyMute();
    this.#publications.forEach((publication) => publication.mute(muted));
    this.changed();
  }
}
