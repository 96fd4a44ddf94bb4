/** How loud a microphone is, before anything is muted. */
export class LevelMeter {
  #context: AudioContext | null = null;
  #node: MediaStreamAudioSourceNode | null = null;
  #analyser: AnalyserNode | null = null;
  #samples = new Float32Array(0);

  set(track: MediaStreamTrack | null): void {
    this.#node?.disconnect();
    this.#node = null;
    if (!track) {
      void this.#context?.close();
      this.#context = null;
      this.#analyser = null;
      return;
    }
    this.#context ??= new AudioContext();
    this.#analyser ??= new AnalyserNode(this.#context, { fftSize: 1024 });
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#node = this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#node.connect(this.#analyser);
  }

  /** The root mean square of the last 20 ms or so: 0 is silence, speech is around 0.05, 1 is as loud as can be. */
  get level(): number {
    if (!this.#analyser) {
      return 0;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return Math.min(1, Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length));
  }
}
