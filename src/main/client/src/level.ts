// Samples, of usually 48,000 a second. The larger is all that an analyser remembers.
const WINDOW = 32_768;
const NOW = 2048;

/** How loud a microphone is, before anything is muted. */
export class LevelMeter {
  #context: AudioContext | null = null;
  #node: MediaStreamAudioSourceNode | null = null;
  #analyser: AnalyserNode | null = null;
  readonly #samples = new Float32Array(WINDOW);

  set(track: MediaStreamTrack | null): void {
    this.#node?.disconnect();
    this.#node = null;
    if (!track) {
      void this.#context?.close();
      this.#context = null;
      this.#analyser = null;
      return;
    }
    // It plays nothing: no device is opened for that.
    this.#context ??= new AudioContext({ latencyHint: "playback", sinkId: { type: "none" } } as AudioContextOptions);
    this.#analyser ??= new AnalyserNode(this.#context, { fftSize: WINDOW });
    this.#node = this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#node.connect(this.#analyser);
  }

  /** The last twentieth of a second, as a root mean square: 0 is silence, speech is around 0.05, 1 is as loud as can be. */
  get level(): number {
    return this.#loudness(NOW);
  }

  /** The same of the last two thirds of a second. */
  get lately(): number {
    return this.#loudness(WINDOW);
  }

  #loudness(samples: number): number {
    if (!this.#analyser) {
      return 0;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return Math.min(1, Math.sqrt(this.#samples.subarray(-samples).reduce((sum, sample) => sum + sample * sample, 0) / samples));
  }
}
