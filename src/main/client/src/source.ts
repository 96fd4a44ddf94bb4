import type { Observable } from "rxjs";
import { Speaker } from "./emitter.js";
import type { LocalMediaEvents, LocalSource, MediaProblem, StartOptions } from "./media-types.js";
import { problem, unable } from "./problems.js";
import type { Output, Publication, Publisher } from "./publishing.js";
import type { Feed, Taker } from "./pulling.js";
import type { TrackKind, TrackSource } from "./types.js";

/** As long as phoenix.js waits for an answer. A person has heard by then, whatever the server does. */
const PATIENCE_MS = 10_000;

/** What the camera, the microphone and the screen have in common: off, starting, on, and a room that may want it. */
export abstract class Source extends Speaker<{ change: undefined }> implements LocalSource, Feed {
  abstract readonly source: TrackSource;
  on = false;
  starting = false;
  muted = false;
  track: MediaStreamTrack | null = null;
  error: MediaProblem | null = null;
  /** Who says what it says. */
  owner: Speaker<LocalMediaEvents> | null = null;
  #publications: Publication[] = [];
  #publisher: Publisher | null = null;
  #outputs: Output[] = [];
  readonly #takers = new Set<Taker>();
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
    const closing = this.#publications.splice(0).map((publication) => publication.close());
    this.release();
    this.changed();
    await Promise.all(closing);
  }

  mute(muted = true): void {
    if (this.on && this.muted !== muted) {
      this.muted = muted;
      this.applyMute();
      this.#publications.forEach((publication) => publication.mute(muted));
      this.changed();
    }
  }

  unmute(): void {
    this.mute(false);
  }

  /** Publishes what is on in a room. */
  connect(publisher: Publisher): void {
    this.#publisher = publisher;
    if (this.#outputs.length > 0) {
      this.#publish();
    }
  }

  /** Somebody looks at it. */
  add(taker: Taker): Feed {
    this.#takers.add(taker);
    taker.take(this.track);
    return this;
  }

  remove(taker: Taker): void {
    this.#takers.delete(taker);
  }

  refresh(): void {}

  /** What is published in the room under this name. */
  find(trackName: string): Publication | undefined {
    return this.#publications.find((publication) => publication.trackName === trackName);
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
    return { source: this.source, kind, track$, encodings, muted: () => this.muted };
  }

  protected changed(): void {
    this.#takers.forEach((taker) => taker.take(this.track));
    this.emit("change");
    this.owner?.emit("change");
  }

  #opened(outputs: Output[]): void {
    if (!this.on) {
      this.release();
      return;
    }
    this.#outputs = outputs;
    this.#publish();
    this.changed();
  }

  #publish(): void {
    this.check();
    const publisher = this.#publisher;
    if (!this.on || !publisher) {
      this.#settle(this.on);
      return;
    }
    this.starting = true;
    this.#patience = setTimeout(() => {
      this.#complain(problem("retrying", this.source));
      this.#settle(false, true);
    }, PATIENCE_MS);
    const done = (problem: MediaProblem | null) => {
      if (problem) {
        this.fail(problem);
      } else {
        this.error = null;
        this.#settle(true);
        this.changed();
      }
    };
    // The sound of a screen may come or not.
    this.#publications = this.#outputs.map((output, index) => publisher.publish(output, index === 0 ? done : () => {}));
  }

  #wait(): Promise<boolean> {
    return new Promise((resolve) => this.#started.push(resolve));
  }

  #settle(ok: boolean, starting = false): void {
    this.starting = starting;
    clearTimeout(this.#patience);
    this.#started.splice(0).forEach((resolve) => resolve(ok));
  }

  #complain(problem: MediaProblem): void {
    this.error = problem;
    this.owner?.emit("error", problem);
    this.changed();
  }
}
