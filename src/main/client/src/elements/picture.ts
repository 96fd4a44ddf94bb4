/** A video in one place. A template would give it its stream whenever it is drawn, and each time it would begin anew. */
export class Picture {
  readonly #video = Object.assign(document.createElement("video"), { part: "video", muted: true, playsInline: true, ariaHidden: "true" });
  #track: MediaStreamTrack | null = null;

  /** @returns the element that plays the track; without one it holds nothing of the last, and there is nothing to show */
  of(track: MediaStreamTrack | null = null): HTMLVideoElement | null {
    if (this.#track !== track) {
      this.#track = track;
      this.#video.srcObject = track && new MediaStream([track]);
    }
    // It also stands still after it was out of the page.
    if (track && this.#video.paused) {
      this.#video.play().catch(() => {});
    }
    return track && this.#video;
  }
}
