import { DeviceSource } from "./device.js";
import { Devices } from "./devices.js";
import type { MediaProblem } from "./media-types.js";
import type { Source } from "./source.js";

/** The own devices, of a preview and later of a room. */
export class OwnDevices {
  readonly list: Devices;
  readonly microphone: DeviceSource;
  readonly camera: DeviceSource;
  readonly #ends: (() => void)[] = [];
  #changed = () => {};
  #problem: (problem: MediaProblem) => void = () => {};

  constructor() {
    this.list = new Devices(() => this.#changed());
    this.microphone = new DeviceSource("microphone", this.list);
    this.camera = new DeviceSource("camera", this.list);
    this.follow(this.microphone);
    this.follow(this.camera);
  }

  /** Another one hears of them from now on. */
  handTo(changed: () => void, problem: (problem: MediaProblem) => void): void {
    this.#changed = changed;
    this.#problem = problem;
  }

  follow(source: Source): void {
    const change = () => this.#changed();
    const problem = (event: Event) => this.#problem((event as CustomEvent<MediaProblem>).detail);
    source.addEventListener("change", change);
    source.addEventListener("problem", problem);
    this.#ends.push(() => {
      source.removeEventListener("change", change);
      source.removeEventListener("problem", problem);
    });
  }

  close(): void {
    this.list.close();
    void this.microphone.stop();
    void this.camera.stop();
    this.#ends.splice(0).forEach((end) => end());
  }
}
