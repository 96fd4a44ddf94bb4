import { of } from "rxjs";
import { SCREEN } from "./layers.js";
import type { StartOptions } from "./media-types.js";
import { ofDevice, problem } from "./problems.js";
import type { Output } from "./publishing.js";
import { Source } from "./source.js";

/** The dialogue was closed; the same error says that the operating system forbids it, in words. */
const isChangeOfMind = ({ name, message }: Error) => name === "NotAllowedError" && !/system/i.test(message);

/** The screen, a window or a tab, with its sound if the person lets it. */
export class ScreenSource extends Source {
  readonly source = "screen";
  #stream: MediaStream | null = null;

  /** A screen is chosen in the browser's own dialogue. */
  setDevice(): void {}

  protected async open({ constraints }: StartOptions): Promise<Output[]> {
    const stream = await navigator.mediaDevices
      .getDisplayMedia({ video: constraints ?? true, audio: true })
      .catch((error: Error) => Promise.reject(isChangeOfMind(error) ? null : ofDevice(error, this.source, true)));
    const [video] = stream.getVideoTracks();
    if (!video) {
      throw problem("no_device", this.source);
    }
    this.#stream = stream;
    video.contentHint = "detail";
    // The browser has a button of its own to stop it.
    video.addEventListener("ended", () => this.#stream === stream && void this.stop());
    this.track = video;
    this.applyMute();
    return [video, ...stream.getAudioTracks()].map((track) =>
      track === video ? this.output("video", of(track), SCREEN) : this.output("audio", of(track), []),
    );
  }

  protected release(): void {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
  }

  protected applyMute(): void {
    this.#stream?.getTracks().forEach((track) => (track.enabled = !this.muted));
  }
}
