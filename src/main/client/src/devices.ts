import type { Speaker } from "./emitter.js";
import type { DeviceList, LocalMediaEvents } from "./media-types.js";
import type { TrackSource } from "./types.js";

const KIND = { microphone: "audioinput", camera: "videoinput" } as const;

/** The devices of this machine. Labels and all devices are known only after one was allowed. */
export class Devices implements DeviceList {
  microphones: MediaDeviceInfo[] = [];
  cameras: MediaDeviceInfo[] = [];
  speakers: MediaDeviceInfo[] = [];
  owner: Speaker<LocalMediaEvents> | null = null;
  readonly #media = globalThis.navigator?.mediaDevices as MediaDevices | undefined;

  constructor() {
    this.#media?.addEventListener("devicechange", this.refresh);
    this.refresh();
  }

  readonly refresh = (): void => {
    void this.#media
      ?.enumerateDevices()
      .then((all) => {
        const of = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind && device.deviceId);
        this.microphones = of("audioinput");
        this.cameras = of("videoinput");
        this.speakers = "setSinkId" in HTMLMediaElement.prototype ? of("audiooutput") : [];
        this.owner?.emit("change");
      })
      .catch(() => {});
  };

  find(source: TrackSource, deviceId: string): MediaDeviceInfo | undefined {
    return (source === "camera" ? this.cameras : this.microphones).find((device) => device.deviceId === deviceId);
  }

  /** Whether there is any device for this, allowed or not. */
  async any(source: "camera" | "microphone"): Promise<boolean> {
    const all = (await this.#media?.enumerateDevices().catch(() => [])) ?? [];
    return all.some((device) => device.kind === KIND[source]);
  }

  close(): void {
    this.#media?.removeEventListener("devicechange", this.refresh);
  }
}
